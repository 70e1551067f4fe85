package com.sysopsquad.billing.subscription;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.pricing.SalesTaxRates;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlanPolicyTests {

  private final PlanPolicy policy =
      new PlanPolicy(SalesTaxRates.read(Path.of("../config/sales-tax.csv")));

  @Test
  void aPlanThatBeginsOnItsAnchorPasses() {
    PlanChosen onLastDayOfAShorterMonth =
        PlanFixture.beginning(LocalDate.of(2026, 11, 30), 31, null);
    PlanChosen cancelledAtOnce =
        PlanFixture.beginning(LocalDate.of(2026, 11, 15), 15, LocalDate.of(2026, 11, 15));

    assertThatCode(() -> policy.check(onLastDayOfAShorterMonth)).doesNotThrowAnyException();
    assertThatCode(() -> policy.check(cancelledAtOnce)).doesNotThrowAnyException();
  }

  @Test
  void aPlanThatDoesNotBeginOnItsAnchorIsUnusable() {
    assertUnusable(
        PlanFixture.beginning(LocalDate.of(2026, 11, 29), 31, null),
        "it begins on 2026-11-29, where no period with anchor day 31 can begin");
    assertUnusable(
        PlanFixture.beginning(LocalDate.of(2026, 11, 29), 32, null), "32 is not an anchor day");
  }

  @Test
  void aPlanThatEndsBeforeItBeginsIsUnusable() {
    assertUnusable(
        PlanFixture.beginning(LocalDate.of(2026, 11, 15), 15, LocalDate.of(2026, 11, 14)),
        "it ends on 2026-11-14, before it begins");
  }

  @Test
  void aCustomerOfAnUnknownStateIsUnusable() {
    CustomerDetails abroad =
        new CustomerDetails(PlanFixture.ADA, 1, "Ada", "a@example.com", "1", "Ulm", "BW", "89073");

    assertUnusable(
        PlanFixture.plan(UUID.randomUUID(), 1, abroad),
        "the customer's state 'BW' is neither a state nor a territory of the United States");
  }

  @Test
  void aCustomerWithoutANameIsUnusable() {
    CustomerDetails nameless =
        new CustomerDetails(PlanFixture.ADA, 1, " ", "a@example.com", "1", "Ulm", "CA", "89073");

    assertUnusable(
        PlanFixture.plan(UUID.randomUUID(), 1, nameless), "there is no name of the customer");
  }

  private void assertUnusable(PlanChosen plan, String problem) {
    assertThatThrownBy(() -> policy.check(plan))
        .isInstanceOf(UnusablePlan.class)
        .hasMessage("Plan %s, version %d: %s.", plan.planId(), plan.version(), problem);
  }
}
