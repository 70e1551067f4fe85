package com.sysopsquad.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A month that was completed is compared with the provider's list by a job of its own. */
class ReconcileJobIntegrationTests {

  /** A shop of its own, since all tests share the provider's list. */
  @AutoClose
  private static final BillingOperations OPERATIONS =
      BillingOperations.start(
          TestPlatform.start().freshDatabase("billing"),
          "--sysops.roles=console,scheduler",
          "--sysops.provider.shop=reconciled");

  @Test
  void aCompletedMonthIsComparedAndWhatDiffersFailsTheRun() {
    // Then no charge is of a day that is compared, but for the one that is moved there.
    TestPlatform.start().provider().advance(Duration.ofDays(3));
    var month = OPERATIONS.thisMonth().minusMonths(16);
    OPERATIONS.population(month).withCard(4, Population.GOOD).arrive();
    OPERATIONS.awaitEnd(OPERATIONS.bill(month));

    var agreed = OPERATIONS.awaitEnd(start());
    OPERATIONS
        .jdbc()
        .sql(
            """
            update billing.payment_attempt
               set provider_reference = 'pi_nobody', settled_at = now() - interval '1 hour'
             where bill_id = (select min(bill_id) from billing.payment_attempt)
            """)
        .update();
    var differs = OPERATIONS.awaitEnd(start());

    assertThat(agreed.state()).as(agreed.message()).isEqualTo(RunState.COMPLETED);
    assertThat(agreed.steps().getFirst().message()).contains("charges");
    assertThat(differs.state()).isEqualTo(RunState.FAILED);
    assertThat(differs.message())
        .contains(
            "do not agree",
            "USD: our records have 1 payments",
            "the provider has 0 charges totaling 0.00")
        .contains("by pi_nobody, but the provider's list does not have it");
    assertThat(differs.steps()).extracting(Run.StepRun::name).containsExactly("reconcileCharges");
    assertThat(
            OPERATIONS
                .jdbc()
                .sql("select count(*) from billing.alert where kind = 'CHARGE_DIFFERS'")
                .query(Long.class)
                .single())
        .isPositive();
  }

  private static long start() {
    var today = LocalDate.now(ZoneId.of("America/New_York"));
    return OPERATIONS
        .control()
        .start(
            "reconcile",
            Map.of("from", today.minusDays(1).toString(), "to", today.toString()),
            "ada");
  }
}
