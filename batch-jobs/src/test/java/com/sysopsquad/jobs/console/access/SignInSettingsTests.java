package com.sysopsquad.jobs.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.jobs.console.access.SignInSettings.Person;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInSettingsTests {

  private static final Person OLIVE = new Person("olive", "secret");
  private static final Person BILL = new Person("bill", "secret");
  private static final Person VERA = new Person("vera", "secret");

  @Test
  void eachPersonHasTheRightsOfTheirPlace() {
    assertThat(settings(Rights.ADMINISTRATOR, BILL).people())
        .isEqualTo(Map.of(OLIVE, Rights.ADMINISTRATOR, BILL, Rights.BILLING, VERA, Rights.VIEWER));
  }

  @Test
  void onlyBillingAndAnAdministratorWorkAtTheDesk() {
    assertThat(Rights.ADMINISTRATOR.roles()).contains("VIEWER", "OPERATOR", "BILLING");
    assertThat(Rights.BILLING.roles()).containsExactlyInAnyOrder("VIEWER", "BILLING");
    assertThat(Rights.OPERATOR.roles()).doesNotContain("BILLING");
    assertThat(Rights.VIEWER.roles()).containsExactly("VIEWER");
  }

  @ParameterizedTest
  @EnumSource(names = {"VIEWER", "BILLING"})
  void theFirstOperatorIsAnOperator(Rights rights) {
    assertThatThrownBy(() -> settings(rights, null))
        .hasMessage("SYSOPS_OPERATIONS_RIGHTS must be administrator or operator.");
  }

  @Test
  void aClerkHasANameOfTheirOwn() {
    assertThatThrownBy(() -> settings(Rights.OPERATOR, new Person("Vera", "secret")))
        .hasMessageContaining("SYSOPS_BILLING_CLERK_USER");
  }

  @Test
  void aClerkWithoutPasswordIsNobody() {
    assertThat(settings(Rights.OPERATOR, new Person("bill", "")).people())
        .isEqualTo(Map.of(OLIVE, Rights.OPERATOR, VERA, Rights.VIEWER));
  }

  private static SignInSettings settings(Rights rights, @Nullable Person billing) {
    return new SignInSettings(OLIVE, rights, null, billing, VERA, 10, Duration.ofSeconds(30));
  }
}
