package com.sysopsquad.billing.bill;

import com.sysopsquad.flows.database.ColumnArrays;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import com.sysopsquad.flows.pricing.Pricing;
import com.sysopsquad.flows.pricing.PricingResult;
import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The periods that a run freezes, held in temporary tables of its transaction: the population stays
 * in the database, and only the distinct combinations that have one price come out to be priced.
 */
final class DuePeriods {

  private static final int COMBINATIONS_AT_ONCE = 5_000;

  /** What there is to freeze: due, priced, and not frozen by anybody before. */
  private static final String TO_FREEZE =
      """
      due_period d
      join period_price p using (contract_code, state, period_start, full_end, period_end)
      where not exists (
            select from billing.bill b
             where b.subscription_id = d.subscription_id
               and b.period_start = d.period_start)
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  DuePeriods(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Collects every period that begins before the end of the month and is not frozen, with the card
   * that pays: none when it has expired or its number was declined for good.
   */
  void collect(YearMonth month, LocalDate today) {
    jdbc.sql("set local work_mem = '64MB'").update();
    jdbc.sql(
            """
            create temporary table due_period on commit drop as
            select s.id as subscription_id, s.customer_id, s.plan_id, s.contract_code, a.state,
                   c.card_id, p.period_start, p.full_end, s.ends_on,
                   least(p.full_end, s.ends_on) as period_end
              from billing.subscription s
              join billing.account a on a.customer_id = s.customer_id
              left join (
                   select d.customer_id, d.card_id
                     from billing.default_card d
                     join billing.card k on k.id = d.card_id and k.expires_on >= :today
                    where not exists (
                          select from billing.payment_attempt p
                            join billing.card same on same.id = p.card_id
                           where p.state = 'HARD_DECLINE' and same.customer_id = k.customer_id
                             and same.fingerprint = k.fingerprint)
                   ) c on c.customer_id = s.customer_id
              cross join lateral (
                   select least(first + s.anchor_day - 1, next - 1) as period_start,
                          least(next + s.anchor_day - 1, after_next - 1) as full_end
                     from (select m::date as first,
                                  (m + interval '1 month')::date as next,
                                  (m + interval '2 months')::date as after_next
                             from generate_series(date_trunc('month', s.billed_to::timestamp),
                                      (:month)::date::timestamp, interval '1 month') as m) months
                   ) p
             where s.billed_to < (:nextMonth)::date
               and (s.ends_on is null or s.billed_to < s.ends_on)
               and p.period_start >= s.billed_to
               and (s.ends_on is null or p.period_start < s.ends_on)
            """)
        .param("today", today)
        .param("month", month.atDay(1))
        .param("nextMonth", month.plusMonths(1).atDay(1))
        .update();
    jdbc.sql(
            """
            create temporary table period_price on commit drop as
            select row_number() over () as id, d.contract_code,
                   coalesce(k.name, d.contract_code) as contract_name, d.state, d.period_start,
                   d.full_end, d.period_end, null::char(3) as currency, null::bigint as net_minor,
                   null::numeric(7, 5) as tax_rate, null::bigint as tax_minor,
                   null::bigint as total_minor, null::text as parked
              from due_period d
              left join catalog.contract k on k.code = d.contract_code
             group by d.contract_code, k.name, d.state, d.period_start, d.full_end, d.period_end
            """)
        .update();
    jdbc.sql("create unique index on period_price (id)").update();
    jdbc.sql("analyze due_period, period_price").update();
  }

  /** Prices each distinct combination once, by the published rules. */
  void price(Pricing pricing) {
    long after = 0;
    for (List<Combination> page = page(after); !page.isEmpty(); page = page(after)) {
      store(page.stream().map(combination -> combination.priced(pricing)).toList());
      after = page.getLast().id();
    }
    jdbc.sql("analyze period_price").update();
  }

  /** From here on the transaction can write nothing but its temporary tables. */
  void refuseWrites() {
    jdbc.sql("set transaction read only").update();
  }

  /** The sums of what {@link #freezeInto} would write. */
  DueSums sums(YearMonth month) {
    return BillSums.sum(
        jdbc,
        "select d.card_id, d.period_start, p.currency, p.net_minor, p.tax_minor, p.total_minor,"
            + " p.parked from "
            + TO_FREEZE,
        month);
  }

  /**
   * Writes the bills, moves the watermark of each subscription, completes the run. The reference of
   * a bill follows from its line key, so that a bill that is frozen again has the one that it had.
   */
  void freezeInto(YearMonth month) {
    jdbc.sql(
            """
            with frozen as (
              insert into billing.bill (billing_month, reference, subscription_id, customer_id, plan_id,
                     contract_code, contract_name, period_start, period_end, card_id, currency,
                     net_minor, tax_rate, tax_minor, total_minor, parked)
              select :month,
                     left(encode(sha256(convert_to(d.plan_id || '/'
                            || to_char(d.period_start, 'YYYY-MM-DD'), 'UTF8')), 'hex'), 32)::uuid,
                     d.subscription_id, d.customer_id, d.plan_id, d.contract_code,
                     p.contract_name, d.period_start, d.period_end, d.card_id, p.currency, p.net_minor, p.tax_rate,
                     p.tax_minor, p.total_minor, p.parked
                from %s
               order by d.subscription_id, d.period_start
              returning id)
            update billing.billing_run r
               set first_bill = f.first, last_bill = f.last, bills = f.bills
              from (select min(id) as first, max(id) as last, count(*) as bills from frozen) f
             where r.billing_month = :month and f.bills > 0
            """
                .formatted(TO_FREEZE))
        .param("month", month.atDay(1))
        .update();
    jdbc.sql(
            """
            update billing.subscription s
               set billed_to = d.billed_to
              from (select subscription_id, max(full_end) as billed_to
                      from due_period
                     group by subscription_id) d
             where s.id = d.subscription_id
            """)
        .update();
  }

  private List<Combination> page(long after) {
    return jdbc.sql(
            """
            select id, contract_code, state, period_start, full_end, period_end
              from period_price
             where id > ?
             order by id
             limit ?
            """)
        .params(after, COMBINATIONS_AT_ONCE)
        .query((row, _) -> Combination.read(row))
        .list();
  }

  private void store(List<Price> prices) {
    batches.update(
        """
        update period_price p
           set currency = v.currency, net_minor = v.net::bigint, tax_rate = v.rate::numeric,
               tax_minor = v.tax::bigint, total_minor = v.total::bigint, parked = v.parked
          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
               as v (id, currency, net, rate, tax, total, parked)
         where p.id = v.id
        """,
        new ColumnArrays<>(prices)
            .longs(Price::id)
            .texts(price -> price.of(charge -> charge.net().currency()))
            .texts(price -> price.of(charge -> charge.net().minor()))
            .texts(price -> price.of(charge -> charge.taxRate().toPlainString()))
            .texts(price -> price.of(charge -> charge.tax().minor()))
            .texts(price -> price.of(charge -> charge.total().minor()))
            .texts(Price::parked));
  }

  /** What has one price, however many subscriptions share it. */
  private record Combination(
      long id, String contractCode, String state, BillingPeriod full, LocalDate end) {

    static Combination read(ResultSet row) throws SQLException {
      return new Combination(
          row.getLong(1),
          row.getString(2),
          row.getString(3),
          new BillingPeriod(row.getObject(4, LocalDate.class), row.getObject(5, LocalDate.class)),
          row.getObject(6, LocalDate.class));
    }

    Price priced(Pricing pricing) {
      return new Price(id, pricing.charge(contractCode, full, end, state));
    }
  }

  private record Price(long id, PricingResult result) {

    @Nullable Object of(Function<Charge, Object> value) {
      return switch (result) {
        case Priced(Charge charge) -> value.apply(charge);
        case NotPriced _ -> null;
      };
    }

    @Nullable String parked() {
      return switch (result) {
        case Priced _ -> null;
        case NotPriced(String reason) -> reason;
      };
    }
  }
}
