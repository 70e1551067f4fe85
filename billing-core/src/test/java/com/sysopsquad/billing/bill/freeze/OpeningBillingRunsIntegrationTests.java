package com.sysopsquad.billing.bill.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.billing.BillingInTest;
import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.DueSums;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import com.sysopsquad.flows.pricing.AnchorDay;
import com.sysopsquad.platform.SettableClock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningBillingRunsIntegrationTests {

  private static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  private static final RunKey DECEMBER = RunKey.ofDay(LocalDate.of(2026, 12, 31));

  private final SettableClock clock = new SettableClock("2026-11-01T03:00:00Z");
  private final BillingInTest billing = BillingInTest.with(clock, Map.of());
  private final Population population = new Population(billing.jdbc());
  private final OpeningBillingRuns opening = billing.get(OpeningBillingRuns.class);

  @AfterEach
  void close() {
    billing.close();
  }

  @Test
  void eachPeriodThatHasBegunByTheDayIsFrozenWithPriceAndTax() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");

    BillingRun run = opening.open(NOVEMBER, 4);

    assertThat(run.bills()).isEqualTo(1);
    assertThat(run.frozenAt()).isEqualTo(clock.instant());
    assertThat(bills()).containsExactly("HOME 2026-11-15..2026-12-15 2000+125=2125 USD card");
    assertThat(billedTo()).containsExactly("2026-12-15");
  }

  @Test
  void aPlanInAnotherCurrencyIsTaxedByTheCustomersPlace() {
    population.customer("TX").with("EURO", "2026-11-15");

    opening.open(NOVEMBER, 1);

    assertThat(bills()).containsExactly("EURO 2026-11-15..2026-12-15 1500+94=1594 EUR none");
  }

  @Test
  void aRunThatIsFrozenStaysAsItIs() {
    population.customer("TX").with("HOME", "2026-11-15");
    BillingRun first = opening.open(NOVEMBER, 4);
    population.customer("TX").with("HOME", "2026-11-20");

    BillingRun again = opening.open(NOVEMBER, 8);

    assertThat(again).isEqualTo(first);
    assertThat(bills()).hasSize(1);
  }

  @Test
  void aBillThatIsFrozenAgainAfterARestoreHasTheLineKeyAndTheReferenceThatItHad() {
    population.customer("TX").with("HOME", "2026-11-15");
    population.customer("TX").with("HOME", "2026-10-31", 31, null);
    opening.open(NOVEMBER, 1);
    List<String> before = keys();

    restoreToBeforeTheFirstRun();
    clock.set("2026-12-04T03:00:00Z");
    opening.open(DECEMBER, 1);

    assertThat(keys()).hasSize(5).containsAll(before).doesNotHaveDuplicates();
  }

  @Test
  void aPlanThatCameAfterTheRunIsCaughtUpByTheNext() {
    population.customer("TX").with("HOME", "2026-11-15");
    opening.open(NOVEMBER, 1);
    population.customer("OR").with("HOME", "2026-11-20");

    BillingRun december = opening.open(DECEMBER, 1);

    assertThat(december.bills()).isEqualTo(3);
    assertThat(bills())
        .containsExactlyInAnyOrder(
            "HOME 2026-11-15..2026-12-15 2000+125=2125 USD none",
            "HOME 2026-11-20..2026-12-20 2000+0=2000 USD none",
            "HOME 2026-12-15..2027-01-15 2500+156=2656 USD none",
            "HOME 2026-12-20..2027-01-20 2500+0=2500 USD none");
  }

  @Test
  void aRunThatIsThreeDaysLateFreezesTheSameAtTheSamePrices() {
    population.customer("OR").with("HOME", "2026-11-30", 31, null);
    clock.set("2026-12-04T03:00:00Z");

    opening.open(NOVEMBER, 1);

    assertThat(bills()).containsExactly("HOME 2026-11-30..2026-12-31 2000+0=2000 USD none");
  }

  @Test
  void aPlanThatBeginsOnTheDayOfTheRunIsFrozen() {
    population.customer("OR").with("HOME", "2026-11-01");

    opening.open(NOVEMBER, 1);

    assertThat(bills()).containsExactly("HOME 2026-11-01..2026-12-01 2000+0=2000 USD none");
  }

  @Test
  void aCancelledPlanIsClippedAndProrated() {
    population.customer("OR").with("HOME", "2026-11-10", 10, "2026-11-25");
    population.customer("OR").with("HOME", "2026-11-10", 10, "2026-12-10");
    population.customer("OR").with("HOME", "2026-11-10", 10, "2026-11-10");

    opening.open(NOVEMBER, 1);

    assertThat(bills())
        .containsExactlyInAnyOrder(
            "HOME 2026-11-10..2026-11-25 1000+0=1000 USD none",
            "HOME 2026-11-10..2026-12-10 2000+0=2000 USD none");
    assertThat(opening.open(DECEMBER, 1).bills()).isZero();
  }

  @Test
  void theThirtyFirstStaysTheAnchorThroughShortMonths() {
    population.customer("OR").with("HOME", "2027-12-31", 31, null);

    for (int month = 0; month < 5; month++) {
      YearMonth present = YearMonth.of(2027, 12).plusMonths(month);
      opening.open(RunKey.ofDay(present.atEndOfMonth()), 1);
    }

    assertThat(periods())
        .containsExactly(
            "2027-12-31..2028-01-31",
            "2028-01-31..2028-02-29",
            "2028-02-29..2028-03-31",
            "2028-03-31..2028-04-30",
            "2028-04-30..2028-05-31");
  }

  @Test
  void aPlanOfAnyDayGetsThePeriodsOfItsAnchorEachOnce() {
    YearMonth last = YearMonth.of(2029, 3);
    LocalDate begin = LocalDate.of(2027, 11, 1);
    List<LocalDate> days = begin.datesUntil(LocalDate.of(2029, 1, 1)).toList();
    days.forEach(
        day -> population.customer("OR").with("HOME", day.toString(), day.getDayOfMonth(), null));

    // The February with the leap day has no run of its own.
    for (YearMonth month = YearMonth.from(begin);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      if (month.getMonthValue() != 2 || month.getYear() != 2028) {
        opening.open(RunKey.ofDay(month.atEndOfMonth()), 1);
      }
    }

    assertThat(periods())
        .containsExactlyInAnyOrderElementsOf(
            days.stream().flatMap(day -> expected(day, last)).toList());
  }

  @Test
  void severalMonthsThatNoRunFrozeAreCaughtUpAtOnce() {
    population.customer("OR").with("HOME", "2026-09-30", 30, null);

    opening.open(DECEMBER, 1);

    assertThat(bills())
        .containsExactly(
            "HOME 2026-09-30..2026-10-30 2000+0=2000 USD none",
            "HOME 2026-10-30..2026-11-30 2000+0=2000 USD none",
            "HOME 2026-11-30..2026-12-30 2000+0=2000 USD none",
            "HOME 2026-12-30..2027-01-30 2500+0=2500 USD none");
    assertThat(billedTo()).containsExactly("2027-01-30");
  }

  @Test
  void aBillThatCannotBePricedIsParkedAndTheRestFrozen() {
    population.customer("OR").with("GONE", "2026-11-05");
    population.customer("OR").with("EURO", "2026-11-06");
    population.customer("NV").with("HOME", "2026-11-07");

    opening.open(NOVEMBER, 1);

    assertThat(bills())
        .containsExactly(
            "GONE 2026-11-05..2026-12-05 parked: Contract GONE has no price on 2026-11-05. Add one"
                + " to the catalog and run contractSync.",
            "EURO 2026-11-06..2026-12-06 1500+0=1500 EUR none",
            "HOME 2026-11-07..2026-12-07 parked: There is no sales tax rate for state NV on"
                + " 2026-11-07. Add it to sales-tax.csv.");
  }

  @Test
  void aDryRunSaysWhatTheRunFreezesAndLeavesEverythingAsItIs() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-09-30", 30, null).withCard("pm_good");
    population.customer("OR").with("EURO", "2026-11-06").withCard("pm_good");
    population.customer("OR").with("HOME", "2026-11-07");
    population.customer("OR").with("FREE", "2026-11-08");
    population.customer("OR").with("GONE", "2026-11-05").withCard("pm_good");
    String before = everything();

    DryRun dryRun = opening.dryRun(NOVEMBER);

    assertThat(everything()).isEqualTo(before);
    assertThat(dryRun.frozen()).isFalse();
    assertThat(dryRun.earlier()).isNull();
    assertThat(dryRun.due())
        .isEqualTo(
            new DueSums(
                8,
                1,
                1,
                1,
                7,
                List.of(
                    new DueSums.Charges("EUR", 1, 1500, 0, 1500),
                    new DueSums.Charges("USD", 4, 8000, 125, 8125)),
                List.of(
                    new DueSums.Reason(
                        "Contract GONE has no price on 2026-11-05. Add one to the catalog and run"
                            + " contractSync.",
                        1))));
    BillingRun run = opening.open(NOVEMBER, 1);
    assertThat(billing.get(BillingRuns.class).frozen(run)).isEqualTo(dryRun.due());
  }

  @Test
  void aDryRunIsComparedWithTheRunAMonthBeforeAndCountsWhatIsLeftOfAFrozenOne() {
    population.customer("TX").with("HOME", "2026-11-15").withCard("pm_good");
    opening.open(NOVEMBER, 1);
    population.customer("OR").with("HOME", "2026-12-15").withCard("pm_good");

    DryRun again = opening.dryRun(NOVEMBER);
    DryRun next = opening.dryRun(DECEMBER);

    assertThat(again.frozen()).isTrue();
    assertThat(again.due().charges())
        .containsExactly(new DueSums.Charges("USD", 1, 2000, 125, 2125));
    assertThat(next.frozen()).isFalse();
    assertThat(next.earlierRun()).isEqualTo(NOVEMBER);
    assertThat(next.earlier()).isEqualTo(again.due());
    assertThat(next.due().charges())
        .containsExactly(new DueSums.Charges("USD", 2, 5000, 156, 5156));
  }

  @Test
  void theBillsOfARunStandNextToEachOther() {
    population.many(1_000, "2026-11-15");
    opening.open(NOVEMBER, 1);

    BillingRun december = opening.open(DECEMBER, 3);

    assertThat(december.bills()).isEqualTo(1_000);
    assertThat(december.lastBill() - december.firstBill()).isEqualTo(999);
    assertThat(december.partitionOf(december.firstBill())).isZero();
    assertThat(december.partitionOf(december.lastBill())).isEqualTo(2);
    assertThat(billing.get(BillingRuns.class).progress(DECEMBER))
        .isEqualTo(new RunProgress(1_000, 0, 0, 0, 0, 0, 1_000));
  }

  @Test
  void aDayWithoutBillsIsARunToo() {
    BillingRun run = opening.open(NOVEMBER, 4);

    assertThat(run.bills()).isZero();
    assertThat(run.partition(3).isEmpty()).isTrue();
  }

  private static Stream<String> expected(LocalDate begin, YearMonth last) {
    AnchorDay anchor = new AnchorDay(begin.getDayOfMonth());
    return Stream.iterate(
            YearMonth.from(begin), month -> !month.isAfter(last), month -> month.plusMonths(1))
        .map(anchor::periodStartingIn)
        .map(period -> period.start() + ".." + period.end());
  }

  private void restoreToBeforeTheFirstRun() {
    billing.losePostings("true");
    billing
        .jdbc()
        .sql(
            """
            delete from billing.bill;
            delete from billing.billing_run;
            update billing.subscription set billed_to = starts_on
            """)
        .update();
  }

  private List<String> keys() {
    return billing
        .jdbc()
        .sql(
            """
            select plan_id || '/' || period_start || ' ' || reference
              from billing.bill
             order by subscription_id, period_start
            """)
        .query(String.class)
        .list();
  }

  /** Each row of what a run could change, with the transaction that last wrote it. */
  private String everything() {
    return billing
        .jdbc()
        .sql(
            """
            select string_agg(one, ' ' order by one)
              from (select 's' || s.xmin || s::text as one from billing.subscription s
                    union all select 'b' || b.xmin || b::text from billing.bill b
                    union all select 'r' || r.xmin || r::text from billing.billing_run r
                    union all select 'p' || p.xmin || p::text from billing.payment_attempt p) rows
            """)
        .query(String.class)
        .single();
  }

  private List<String> bills() {
    return billing
        .jdbc()
        .sql(
            """
            select contract_code || ' ' || period_start || '..' || period_end || ' '
                   || case when parked is not null then 'parked: ' || parked
                      else net_minor || '+' || tax_minor || '=' || total_minor || ' ' || currency
                           || case when card_id is null then ' none' else ' card' end
                      end
              from billing.bill
             order by period_start, id
            """)
        .query(String.class)
        .list();
  }

  private List<String> periods() {
    return billing
        .jdbc()
        .sql("select period_start || '..' || period_end from billing.bill order by period_start")
        .query(String.class)
        .list();
  }

  private List<String> billedTo() {
    return billing
        .jdbc()
        .sql("select billed_to::text from billing.subscription order by id")
        .query(String.class)
        .list();
  }
}
