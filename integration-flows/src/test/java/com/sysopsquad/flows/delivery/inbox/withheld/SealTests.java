package com.sysopsquad.flows.delivery.inbox.withheld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTests {

  private static final String FIRST = "the first key of this quantum";
  private static final String SECOND = "the second key of this quantum";
  private static final String ABOUT = "CUSTOMER.NOTIFICATION 1";

  private final Seal seal = seal(FIRST);

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"link\":\"https://a.test/?token=x\"}", "Grüße 😀", "\u0000"})
  void whatWasEncryptedIsDecrypted(String text) {
    assertThat(seal.open(seal.close(text, ABOUT), ABOUT)).contains(text);
  }

  @Test
  void theSameTextNeverLooksTheSame() {
    assertThat(seal.close("text", ABOUT)).isNotEqualTo(seal.close("text", ABOUT));
  }

  @Test
  void aTextOfAnotherMessageIsNotDecrypted() {
    assertThat(seal.open(seal.close("text", ABOUT), "CUSTOMER.NOTIFICATION 2")).isEmpty();
  }

  @Test
  void withoutItsKeyNothingIsDecrypted() {
    String sealed = seal.close("text", ABOUT);

    assertThat(seal(SECOND).open(sealed, ABOUT)).isEmpty();
    assertThat(seal().open(sealed, ABOUT)).isEmpty();
  }

  @Test
  void anEarlierKeyDecrypts() {
    assertThat(seal(SECOND, FIRST).open(seal.close("text", ABOUT), ABOUT)).contains("text");
  }

  @Test
  void theFirstKeyEncrypts() {
    assertThat(seal.open(seal(FIRST, SECOND).close("text", ABOUT), ABOUT)).contains("text");
  }

  @Test
  void anEmptySettingIsNoKey() {
    assertThat(seal("", " ").isSet()).isFalse();
    assertThat(seal.isSet()).isTrue();
  }

  @Test
  void aKeyThatCanBeGuessedIsRefusedAndNotRepeated() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> seal("secret"))
        .withMessageContaining("at least 20 characters")
        .withMessageNotContaining("secret");
    assertThat(new WithheldSettings(List.of(FIRST)).toString()).doesNotContain(FIRST);
  }

  private static Seal seal(String... keys) {
    return new Seal(new WithheldSettings(List.of(keys)));
  }
}
