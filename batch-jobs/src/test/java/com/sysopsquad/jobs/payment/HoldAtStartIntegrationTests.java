package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.payment.BillingOperations.charges;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.platform.TestPlatform;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * After a restore, a schedule that is due at the start charges nothing before a person releases
 * billing. Tried: the schedule of payment, and that of collection for a plan that came after the
 * run of the day.
 */
class HoldAtStartIntegrationTests {

  private final TestPlatform.Database database = TestPlatform.start().freshDatabase("billing");

  @Test
  void aDueScheduleOfPaymentChargesNothingUntilTheRelease() {
    LocalDate today;
    try (var before = start()) {
      today = before.today();
      before.population(today).withCard(3, Population.GOOD).arrive();
    }

    chargesThreeOnlyAfterTheRelease(
        today,
        "--sysops.schedules.restored.job=payment",
        "--sysops.schedules.restored.parameters.billingDate={day}");
  }

  @Test
  void aDueScheduleOfCollectionChargesNothingUntilTheRelease() {
    LocalDate today;
    try (var before = start()) {
      today = before.today();
      var payment = before.awaitEnd(before.bill(today));
      assertThat(payment.state()).as(payment.message()).isEqualTo(RunState.COMPLETED);
      before.population(today).withCard(3, Population.GOOD).arrive();
    }

    chargesThreeOnlyAfterTheRelease(today, "--sysops.schedules.restored.job=collection");
  }

  private void chargesThreeOnlyAfterTheRelease(LocalDate today, String... schedule) {
    int before = charges(today.toString()).size();
    String[] settings =
        Stream.concat(
                Stream.of(
                    "--SYSOPS_BILLING_HOLD=Restored from the backup of Sunday",
                    "--sysops.schedules.restored.cron=* * * * * ?"),
                Stream.of(schedule))
            .toArray(String[]::new);
    try (var restored = start(settings)) {
      await(() -> refused(restored) > 1, "two starts of the schedule are refused");
      assertThat(charges(today.toString())).hasSize(before);

      restored.holding().release("ada", "Every quantum has sent again");
      await(() -> charges(today.toString()).size() == before + 3, "the schedule charges");
    }
  }

  private BillingOperations start(String... settings) {
    return BillingOperations.start(
        database,
        Stream.concat(Stream.of("--sysops.roles=console,scheduler"), Stream.of(settings))
            .toArray(String[]::new));
  }

  private static long refused(BillingOperations operations) {
    return operations
        .jdbc()
        .sql(
            """
            select count(*) from ops.launch_request
            where schedule = 'restored' and execution_id is null
              and refusal like '%(SYSOPS_BILLING_HOLD): Restored from the backup of Sunday.%'
            """)
        .query(Long.class)
        .single();
  }
}
