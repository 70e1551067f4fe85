package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Compares what the latest billing run billed with the periods that end where its own begin. So
 * each plan is compared with itself, also at the end of a month, when one day bills the plans of
 * several.
 */
class BilledTotals {

  private final JdbcClient jdbc;
  private final ExpectationSettings settings;
  private @Nullable Compared last;

  BilledTotals(JdbcClient jdbc, ExpectationSettings settings) {
    this.jdbc = jdbc;
    this.settings = settings;
  }

  /** One condition for each currency in which the totals are far apart; none in the first month. */
  List<Condition> unusual() {
    return run().map(this::compared).orElse(List.of());
  }

  private Optional<Run> run() {
    return jdbc.sql(
            """
            select latest.billing_date as day,
                (select max(billing_date) from billing.billing_run
                    where run_number <= 0 and billing_date < latest.billing_date) as before,
                (select sum(bills) from billing.billing_run
                    where run_number <= 0 and billing_date = latest.billing_date) as bills
            from (select billing_date from billing.billing_run
                where run_number <= 0 order by billing_date desc limit 1) latest
            where exists (select from billing.billing_run
                where run_number <= 0
                    and billing_date <= (latest.billing_date - interval '1 month')::date)
            """)
        .query(Run.class)
        .optional();
  }

  /** A run is frozen once, so a day is added up once for each of its runs. */
  private List<Condition> compared(Run run) {
    Compared known = last;
    if (known == null || !known.run().equals(run)) {
      known =
          new Compared(
              run,
              sums(run).stream().filter(this::isUnusual).map(sum -> condition(run, sum)).toList());
      last = known;
    }
    return known.conditions();
  }

  /** A period lasts a month, so the one before was frozen by a run of the last two months. */
  private List<Sum> sums(Run run) {
    return jdbc.sql(
            """
            select b.currency,
                count(*) filter (where b.billing_date = :day) as bills,
                count(*) filter (where b.billing_date < :day) as bills_before,
                coalesce(sum(b.total_minor) filter (where b.billing_date = :day), 0) as minor,
                coalesce(sum(b.total_minor) filter (where b.billing_date < :day), 0)
                    as minor_before
            from billing.billing_run r
            join billing.bill b on b.id between r.first_bill and r.last_bill
                and b.billing_date = r.billing_date and b.run_number = r.run_number
            where r.billing_date > (:before::date - interval '2 months')::date
                and (r.billing_date = :day and r.run_number <= 0
                    or r.billing_date < :day and b.period_end > :before and b.period_end <= :day)
                and b.parked is null and b.voided is null
            group by b.currency
            order by b.currency
            """)
        .param("day", run.day())
        .param("before", run.before())
        .query(Sum.class)
        .list();
  }

  private boolean isUnusual(Sum sum) {
    return Math.max(sum.bills(), sum.billsBefore()) >= settings.billedLeast()
        && Math.abs(sum.minor() - sum.minorBefore()) > settings.billedChange() * sum.minorBefore();
  }

  private static Condition condition(Run run, Sum sum) {
    return new Condition(
        AlarmKind.BILLED_UNUSUALLY,
        "payment billingDate=%s %s".formatted(run.day(), sum.currency()),
        "The run of %s billed %s (%s). The periods that had ended by then came to %s (%s)."
            .formatted(
                run.day(),
                money(sum.minor(), sum.currency()),
                ConditionFormats.counted(sum.bills(), "bill"),
                money(sum.minorBefore(), sum.currency()),
                ConditionFormats.counted(sum.billsBefore(), "bill")),
        "/runs?job=payment");
  }

  private static String money(long minor, String currency) {
    return "%s %s".formatted(new Money(minor, currency).amount().toPlainString(), currency);
  }

  /** The latest day with a run, the one before it, and how many bills the runs of the day froze. */
  record Run(LocalDate day, LocalDate before, long bills) {}

  record Sum(String currency, long bills, long billsBefore, long minor, long minorBefore) {}

  private record Compared(Run run, List<Condition> conditions) {}
}
