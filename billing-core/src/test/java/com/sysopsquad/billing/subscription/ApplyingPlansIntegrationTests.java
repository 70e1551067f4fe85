package com.sysopsquad.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.billing.BillingDatabase;
import com.sysopsquad.flows.pricing.SalesTaxRates;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class ApplyingPlansIntegrationTests {

  private static BillingDatabase database;
  private static SupportPlanReceiver updates;

  private final UUID planId = UUID.randomUUID();

  @BeforeAll
  static void migrate() {
    database = BillingDatabase.fresh();
    updates =
        new SubscriptionConfiguration()
            .subscriptionUpdates(
                new JdbcTemplate(database.source()),
                SalesTaxRates.read(Path.of("../config/sales-tax.csv")));
  }

  @BeforeEach
  void empty() {
    database.jdbc().sql("delete from billing.subscription").update();
    database.jdbc().sql("delete from billing.account").update();
  }

  @Test
  void aChosenPlanBecomesAnAccountAndASubscription() {
    apply(PlanFixture.plan(planId, 1, PlanFixture.ada(1)));

    assertThat(subscription())
        .containsEntry("customer_id", PlanFixture.ADA)
        .containsEntry("contract_code", "HOME-3")
        .containsEntry("anchor_day", 31)
        .containsEntry("starts_on", Date.valueOf("2026-11-30"))
        .containsEntry("billed_to", Date.valueOf("2026-11-30"))
        .containsEntry("ends_on", null)
        .containsEntry("version", 1L);
    assertThat(account()).containsEntry("name", "Ada v1").containsEntry("state", "CA");
  }

  @Test
  void aNewerVersionChangesContractAndEndAndNothingThatWasBilled() {
    PlanChosen chosen = PlanFixture.plan(planId, 1, PlanFixture.ada(1));
    apply(chosen);
    database.jdbc().sql("update billing.subscription set billed_to = '2026-12-31'").update();

    apply(PlanFixture.changed(chosen, 2, "HOME-10", LocalDate.of(2027, 1, 10)));

    assertThat(subscription())
        .containsEntry("contract_code", "HOME-10")
        .containsEntry("ends_on", Date.valueOf("2027-01-10"))
        .containsEntry("starts_on", Date.valueOf("2026-11-30"))
        .containsEntry("billed_to", Date.valueOf("2026-12-31"))
        .containsEntry("version", 2L);
  }

  @Test
  void anOlderOrRepeatedVersionChangesNothing() {
    PlanChosen chosen = PlanFixture.plan(planId, 5, PlanFixture.ada(5));
    apply(chosen);

    apply(PlanFixture.changed(chosen, 4, "HOME-10", LocalDate.of(2027, 1, 10)));
    apply(PlanFixture.changed(chosen, 5, "HOME-10", LocalDate.of(2027, 1, 10)));
    apply(PlanFixture.plan(planId, 5, PlanFixture.ada(4)));

    assertThat(subscription())
        .containsEntry("contract_code", "HOME-3")
        .containsEntry("ends_on", null);
    assertThat(account()).containsEntry("name", "Ada v5");
  }

  @Test
  void ofSeveralVersionsInOneBatchTheNewestCounts() {
    PlanChosen chosen = PlanFixture.plan(planId, 1, PlanFixture.ada(3));

    apply(
        PlanFixture.changed(chosen, 3, "HOME-20", null),
        chosen,
        PlanFixture.plan(UUID.randomUUID(), 1, PlanFixture.ada(2)));

    assertThat(subscription()).containsEntry("contract_code", "HOME-20");
    assertThat(account()).containsEntry("name", "Ada v3");
    assertThat(database.single(Integer.class, "select count(*) from billing.subscription"))
        .isEqualTo(2);
  }

  @Test
  void aPlanCannotBeMovedToAnotherDayOrCustomer() {
    apply(PlanFixture.plan(planId, 1, PlanFixture.ada(1)));
    PlanChosen moved =
        new PlanChosen(planId, 2, PlanFixture.ada(1), "HOME-3", LocalDate.of(2026, 12, 1), 1, null);

    assertThatThrownBy(() -> apply(moved))
        .isInstanceOf(UnusablePlan.class)
        .hasMessageContaining("cancel the plan and choose a new one");

    assertThat(subscription()).containsEntry("anchor_day", 31).containsEntry("version", 1L);
  }

  @Test
  void anUnusablePlanChangesNothingOfItsBatch() {
    PlanChosen good = PlanFixture.plan(planId, 1, PlanFixture.ada(1));
    PlanChosen bad = PlanFixture.beginning(LocalDate.of(2026, 11, 29), 31, null);

    assertThatThrownBy(() -> apply(good, bad)).isInstanceOf(UnusablePlan.class);

    assertThat(database.single(Integer.class, "select count(*) from billing.account")).isZero();
  }

  @Test
  void aThousandPlansAreAppliedAtOnce() {
    apply(
        IntStream.range(0, 1_000)
            .mapToObj(i -> PlanFixture.plan(UUID.randomUUID(), 1, PlanFixture.ada(i)))
            .toArray(PlanChosen[]::new));

    assertThat(database.single(Integer.class, "select count(*) from billing.subscription"))
        .isEqualTo(1_000);
    assertThat(account()).containsEntry("version", 999L);
  }

  private static void apply(PlanChosen... plans) {
    database.inTransaction(() -> updates.receive(List.of(plans)));
  }

  private Map<String, Object> subscription() {
    return database
        .jdbc()
        .sql("select * from billing.subscription where plan_id = :id")
        .param("id", planId)
        .query()
        .singleRow();
  }

  private static Map<String, Object> account() {
    return database.jdbc().sql("select * from billing.account").query().singleRow();
  }
}
