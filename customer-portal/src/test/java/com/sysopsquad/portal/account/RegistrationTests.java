package com.sysopsquad.portal.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTests {

  private static final PostalAddress ADDRESS =
      new PostalAddress("1 Elm Street", "Albany", "NY", "12207");

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
  @ValueSource(strings = {"ny", "XX", "New York", ""})
  void aStateOfWhichNoTaxIsKnownIsRefused(String state) {
    assertThatThrownBy(() -> new PostalAddress("1 Elm Street", "Albany", state, "12207"))
        .hasMessageContaining("state");
  }

  @Test
  void aNameIsASingleLine() {
    assertThatThrownBy(() -> new Registration("Ada\nBcc: all", "ada@example.test", ADDRESS, null))
        .hasMessage("account.unseen-name");
  }
}
