package com.sysopsquad.portal.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

  private final PasswordPolicy policy = new PasswordPolicy();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seven quiet otters at noon",
        "onlysmallletters but strange",
        "8f3kd9s0q2lx",
        "пароль из нескольких слов",
        "長い合言葉は覚えやすいよね!!",
        "x{]'; drop table--"
      })
  void aLongOneThatNobodyTriesFirstIsGoodWhateverItIsComposedOf(String password) {
    assertThatCode(() -> policy.check(password)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "elevenchars", "😀😀😀😀😀😀😀😀😀😀😀"})
  void oneOfFewerThanTwelveCharactersIsTooShort(String password) {
    assertThatThrownBy(() -> policy.check(password)).hasMessage("account.short-password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password1234",
        "Password2026!!",
        "P@ssw0rd12345",
        "123456789012",
        "qwertyuiop[]12",
        "iloveyou!!!!!!",
        "abcabcabcabc",
        "aaaaaaaaaaaaaaaa",
        "passwordpassword",
        "Sunshine-sunshine",
        "1q2w3e4r5t6y",
        "correct horse battery staple",
        "sysopssquad2026",
        "Manchester-1878",
        "Motorola-1999",
        "scoobydoo2026!!"
      })
  void oneThatIsTriedFirstIsRefused(String password) {
    assertThatThrownBy(() -> policy.check(password)).hasMessage("account.common-password");
  }

  @Test
  void oneThatWouldBeCutOffIsRefused() {
    assertThatThrownBy(() -> policy.check("xy z".repeat(30))).hasMessage("account.long-password");
    assertThatCode(
            () -> policy.check("seven quiet otters at noon ".repeat(2) + "and one more swan"))
        .doesNotThrowAnyException();
  }

  @Test
  void oneIsJudgedAlikeHoweverItsAccentsArrive() {
    assertThatThrownBy(() -> policy.check("u\u0308o\u0308a\u0308".repeat(3)))
        .hasMessage("account.short-password");
    assertThatCode(() -> policy.check("Zebra yak " + "e\u0301 o\u0308 ".repeat(8)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> policy.check("Zoe\u0308 Mu\u0308ller 1980", "Zo\u00eb M\u00fcller"))
        .hasMessage("account.own-password");
  }

  @Test
  void oneThatEverybodyKnowsOfItsOwnerIsRefused() {
    assertThatThrownBy(
            () -> policy.check("Nadia-Quist 1980", "Nadia Quist", "nadia.quist@example.test"))
        .hasMessage("account.own-password");
    assertThatThrownBy(
            () -> policy.check("nadia.quist@example.test", "Nadia", "nadia.quist@example.test"))
        .hasMessage("account.own-password");
  }
}
