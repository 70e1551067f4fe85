package com.sysopsquad.portal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is typed is made one account, or refused with the reason.
 *
 * <p>Tried: blanks and characters that nobody sees, odd dots, card numbers, territories and the
 * armed forces, emoji as people count them, what is no character, turned directions, ZIP codes as
 * they are pasted.
 */
class RegistrationTests {

  private static final PostalAddress ADDRESS =
      PostalAddress.of("1 Elm Street", "Albany", "NY", "12207");

  @Test
  void blanksAroundWhatIsTypedDoNotMatter() {
    Registration registration =
        new Registration("  Ada Barrow ", " ada@example.test", ADDRESS, null);

    assertThat(registration.name()).isEqualTo("Ada Barrow");
    assertThat(registration.email()).isEqualTo("ada@example.test");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ada", "ada@", "@example.test", "ada@example", "a b@example.test"})
  void anAddressThatCannotBeOneIsRefused(String email) {
    assertThatThrownBy(() -> new Registration("Ada Barrow", email, ADDRESS, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada 4242 4242 4242 4242",
        "3782.822463.10005",
        "５５５５５５５５５５５５４４４４",
        "4242-4242-4242-4242"
      })
  void theNumberOfACardIsNoPartOfANameOrAddress(String number) {
    assertThatThrownBy(() -> new Registration(number, "ada@example.test", ADDRESS, null))
        .hasMessageContaining("card-number");
    assertThatThrownBy(() -> PostalAddress.of(number, "Albany", "NY", "12207"))
        .hasMessageContaining("card-number");
    assertThatThrownBy(() -> PostalAddress.of("1 Elm Street", number, "NY", "12207"))
        .hasMessageContaining("card-number");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ny", "XX", "New York", ""})
  void aStateOfWhichNoTaxIsKnownIsRefused(String state) {
    assertThatThrownBy(() -> PostalAddress.of("1 Elm Street", "Albany", state, "12207"))
        .hasMessageContaining("state");
  }

  @ParameterizedTest
  @CsvSource({
    "San Juan, PR, 00901",
    "Hagatna, GU, 96910",
    "Charlotte Amalie, VI, 00802-1234",
    "Pago Pago, AS, 96799",
    "Saipan, MP, 96950",
    "APO, AE, 09012",
    "FPO, AP, 96349",
    "DPO, AA, 34002"
  })
  void anAddressInATerritoryOrOfTheArmedForcesIsOne(String city, String state, String zip) {
    assertThat(PostalAddress.of("PSC 3 Box 1", city, state, zip).state()).isEqualTo(state);
  }

  @ParameterizedTest
  @MethodSource
  void whatNobodySeesAroundWhatIsTypedDoesNotMatter(String around) {
    Registration registration =
        new Registration(
            around + "Ada Barrow" + around, around + "ann@example.test" + around, ADDRESS, null);

    assertThat(registration.name()).isEqualTo("Ada Barrow");
    assertThat(registration.email()).isEqualTo("ann@example.test");
    assertThat(PostalAddress.of("1 Elm Street", "Albany", around + "NY", "12207" + around))
        .isEqualTo(ADDRESS);
  }

  static List<String> whatNobodySeesAroundWhatIsTypedDoesNotMatter() {
    return List.of(
        " ",
        "\u00a0",
        "\u200b",
        "\u2003\u00a0",
        "\ufeff",
        "\u2060",
        "\u200e",
        "\u3000\t",
        "\u202a",
        "\u202b",
        "\u202c",
        "\u202e",
        "\u2066",
        "\u2068",
        "\u2069\u202c ");
  }

  @ParameterizedTest
  @MethodSource
  void aNameOfWhichNobodySeesAnythingIsMissing(String name) {
    assertThatThrownBy(() -> new Registration(name, "ada@example.test", ADDRESS, null))
        .hasMessage("account.missing-name");
    assertThatThrownBy(() -> PostalAddress.of(name, "Albany", "NY", "12207"))
        .hasMessage("account.missing-street");
  }

  static List<String> aNameOfWhichNobodySeesAnythingIsMissing() {
    return List.of(
        "",
        "\u200b",
        "\u00a0",
        " \u200b\u00a0\u200d",
        "\u3164",
        "\u2800",
        "\ufe0f",
        "\u00ad",
        "\u202e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "joe..x@x.test",
        "joe.@x.test",
        ".joe@x.test",
        "joe@x..test",
        "joe@.x.test",
        "joe@x.test."
      })
  void anAddressWithOddDotsIsRefusedWithASentenceOnDots(String email) {
    assertThatThrownBy(() -> new Registration("Joe", email, ADDRESS, null))
        .hasMessage("account.email-dots");
  }

  @Test
  void anAddressThatNoMailServerTakesIsRefused() {
    for (String email :
        List.of(
            "joe@-x.test",
            "joe@x-.test",
            "x".repeat(65) + "@x.test",
            "joe@" + "x".repeat(64) + ".test")) {
      assertThatThrownBy(() -> new Registration("Joe", email, ADDRESS, null))
          .hasMessage("account.wrong-email");
    }
    for (String email : List.of("j.o.e@x-y.test", "joe+1@a.b.c.test", "x".repeat(64) + "@x.test")) {
      assertThat(new Registration("Joe", email, ADDRESS, null).email()).isEqualTo(email);
    }
  }

  @Test
  void aNameHasAsManyCharactersAsPeopleCount() {
    String family = "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67";

    assertThat(new Registration(family.repeat(200), "ada@example.test", ADDRESS, null).name())
        .isEqualTo(family.repeat(200));
    assertThatThrownBy(
            () -> new Registration(family.repeat(201), "ada@example.test", ADDRESS, null))
        .hasMessage("account.long-name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83e\udec8", "\ud83e\ude8e", "Ada \ud83d\udedf"})
  void anEmojiOfNextYearIsACharacter(String name) {
    assertThat(new Registration(name, "ada@example.test", ADDRESS, null).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\ufffe", "A\ufdd0", "A\ud83f\udfff", "A\ue000", "A\ud800"})
  void whatIsNoCharacterIsRefused(String name) {
    assertThatThrownBy(() -> new Registration(name, "ada@example.test", ADDRESS, null))
        .hasMessage("account.unseen-name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada\u202eBarrow", "\u05d0\u202c\u05d1", "A\u2067\u05d0\u2069 B"})
  void aDirectionThatIsTurnedWithinANameIsToldAsSuch(String name) {
    assertThatThrownBy(() -> new Registration(name, "ada@example.test", ADDRESS, null))
        .hasMessage("page.direction");
    assertThatThrownBy(() -> new Registration("Ada", name + "@x.test", ADDRESS, null))
        .hasMessage("page.direction");
    assertThatThrownBy(() -> PostalAddress.of("1 Elm Street", name, "NY", "12207"))
        .hasMessage("page.direction");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "78701-1234",
        "78701\u20131234",
        "78701\u20111234",
        "78701\u22121234",
        "78701\uff0d1234",
        "78701 - 1234",
        "78701 1234",
        "787011234",
        "\uff17\uff18\uff17\uff10\uff11\uff0d\uff11\uff12\uff13\uff14",
        "\u206878701-1234\u2069"
      })
  void aZipCodeIsReadWithWhateverDigitsAndDashesItIsPasted(String typed) {
    assertThat(PostalAddress.of("1 Elm Street", "Austin", "TX", typed).postalCode())
        .isEqualTo("78701-1234");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7870",
        "787011",
        "78701-",
        "78701--1234",
        "-78701",
        "78701/1234",
        "\u0661\u0662\u0663\u0664\u0665",
        "78701                     1234"
      })
  void anythingElseIsNoZipCode(String typed) {
    assertThatThrownBy(() -> PostalAddress.of("1 Elm Street", "Austin", "TX", typed))
        .hasMessage("account.wrong-postal-code");
  }

  @Test
  void aNameIsASingleLine() {
    assertThatThrownBy(() -> new Registration("Ada\nBcc: all", "ada@example.test", ADDRESS, null))
        .hasMessage("account.unseen-name");
  }
}
