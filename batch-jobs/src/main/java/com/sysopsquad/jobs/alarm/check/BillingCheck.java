package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Billing that is on hold, and a billing run whose total is far from that of the run a month
 * before, in any currency.
 */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class BillingCheck implements Check {

  private final HoldingBilling holding;
  private final JdbcClient jdbc;
  private final ExpectationSettings settings;
  private @Nullable Compared last;

  BillingCheck(HoldingBilling holding, JdbcClient jdbc, ExpectationSettings settings) {
    this.holding = holding;
    this.jdbc = jdbc;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "billing";
  }

  @Override
  public Findings look(Instant now) {
    List<Condition> conditions = new ArrayList<>();
    holding
        .current()
        .ifPresent(
            hold ->
                conditions.add(
                    new Condition(AlarmKind.BILLING_ON_HOLD, "billing", hold.sentence(), "/jobs")));
    if (settings.billedChange() > 0) {
      pair().ifPresent(pair -> conditions.addAll(compared(pair)));
    }
    return Findings.of(Set.of(AlarmKind.BILLING_ON_HOLD, AlarmKind.BILLED_UNUSUALLY), conditions);
  }

  /** The last run of a day, and the last one that is at least a month older. */
  private Optional<Pair> pair() {
    return jdbc.sql(
            """
            select latest.billing_date as day, earlier.billing_date as earlier
            from (select billing_date from billing.billing_run
                where run_number <= 0 order by billing_date desc limit 1) latest
            cross join lateral (select billing_date from billing.billing_run
                where run_number <= 0
                    and billing_date <= (latest.billing_date - interval '1 month')::date
                order by billing_date desc limit 1) earlier
            """)
        .query(Pair.class)
        .optional();
  }

  /** A run is frozen once, so its total is added up once. */
  private List<Condition> compared(Pair pair) {
    Compared known = last;
    if (known == null || !known.pair().equals(pair)) {
      known =
          new Compared(
              pair,
              sums(pair).stream()
                  .filter(this::isUnusual)
                  .map(sum -> condition(pair, sum))
                  .toList());
      last = known;
    }
    return known.conditions();
  }

  private List<Sum> sums(Pair pair) {
    return jdbc.sql(
            """
            select b.currency,
                count(*) filter (where b.billing_date = :day) as bills,
                count(*) filter (where b.billing_date = :earlier) as bills_before,
                coalesce(sum(b.total_minor) filter (where b.billing_date = :day), 0) as minor,
                coalesce(sum(b.total_minor) filter (where b.billing_date = :earlier), 0)
                    as minor_before
            from billing.billing_run r
            join billing.bill b on b.id between r.first_bill and r.last_bill
                and b.billing_date = r.billing_date and b.run_number = r.run_number
            where r.run_number <= 0 and r.billing_date in (:day, :earlier)
                and b.parked is null and b.voided is null
            group by b.currency
            order by b.currency
            """)
        .param("day", pair.day())
        .param("earlier", pair.earlier())
        .query(Sum.class)
        .list();
  }

  private boolean isUnusual(Sum sum) {
    return Math.max(sum.bills(), sum.billsBefore()) >= settings.billedLeast()
        && Math.abs(sum.minor() - sum.minorBefore()) > settings.billedChange() * sum.minorBefore();
  }

  private static Condition condition(Pair pair, Sum sum) {
    return new Condition(
        AlarmKind.BILLED_UNUSUALLY,
        "payment billingDate=%s %s".formatted(pair.day(), sum.currency()),
        "The run of %s billed %s (%s). The run of %s billed %s (%s)."
            .formatted(
                pair.day(),
                money(sum.minor(), sum.currency()),
                Words.counted(sum.bills(), "bill"),
                pair.earlier(),
                money(sum.minorBefore(), sum.currency()),
                Words.counted(sum.billsBefore(), "bill")),
        "/runs?job=payment");
  }

  private static String money(long minor, String currency) {
    return "%s %s".formatted(new Money(minor, currency).amount().toPlainString(), currency);
  }

  record Pair(LocalDate day, LocalDate earlier) {}

  record Sum(String currency, long bills, long billsBefore, long minor, long minorBefore) {}

  private record Compared(Pair pair, List<Condition> conditions) {}
}
