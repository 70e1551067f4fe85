package com.sysopsquad.billing.bill.freeze;

import com.sysopsquad.billing.bill.run.BillSums;
import com.sysopsquad.billing.bill.run.DueSums;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.flows.database.ColumnArrays;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Charge;
import com.sysopsquad.flows.pricing.Pricing;
import com.sysopsquad.flows.pricing.PricingResult;
import com.sysopsquad.flows.pricing.PricingResult.NotPriced;
import com.sysopsquad.flows.pricing.PricingResult.Priced;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The periods that a run freezes, in temporary tables of its transaction. The data stays in the
 * database; only the distinct combinations that share a price are read, so that they can be priced.
 */
final class DuePeriods {

  private static final int COMBINATIONS_AT_ONCE = 5_000;

  /**
   * What needs to be frozen: due, not frozen before, and not given up by a person. A parked bill
   * that now has a price is void by then, or will be.
   */
  private static final String TO_FREEZE =
      """
      (select distinct on (d.subscription_id, d.period_start)
              d.*, p.contract_name, p.currency, p.net_minor, p.tax_rate, p.tax_minor,
              p.total_minor, p.parked, p.too_small
         from due_period d
         join period_price p using (contract_code, state, period_start, full_end, period_end)
        where not exists (
              select from billing.bill b
               where b.subscription_id = d.subscription_id
                 and b.period_start = d.period_start
                 and b.voided is null
                 and not (p.parked is null and b.parked is not null
                          and b.id is not distinct from d.bill_id))
          and not exists (
              select from billing.bill b
                join billing.payment_attempt a on a.bill_id = b.id
               where b.plan_id = d.plan_id and b.period_start = d.period_start
                 and b.voided is not null)
          and not exists (
              select from billing.bill b
               where b.plan_id = d.plan_id and b.period_start = d.period_start
                 and b.voided is not null
                 and (select g.decision from billing.bill_decision g
                       where g.bill_id = b.id order by g.id desc limit 1) = 'GIVE_UP')
        order by d.subscription_id, d.period_start, d.bill_id) d
      """;

  /** Plans that start today and that the run of the day was too early for. */
  private static final String NEWCOMERS =
      """
        from billing.subscription s
        join billing.account a on a.customer_id = s.customer_id
        join %s c on c.customer_id = s.customer_id
        cross join lateral (
             select least((m + interval '1 month')::date + s.anchor_day - 1,
                          (m + interval '2 months')::date - 1) as full_end
               from date_trunc('month', s.starts_on::timestamp) m) f
       where s.starts_on = (:today)::date
         and s.billed_to = s.starts_on
         and (s.ends_on is null or s.starts_on < s.ends_on)
         and exists (
             select from billing.billing_run r
              where r.run_number = 0 and r.billing_date >= (:today)::date
                 or r.run_number = -1
                    and (r.billing_date + interval '1 month')::date > (:today)::date)
      """
          .formatted(BillCheck.PAYER);

  /** The plan ended before the period begins. */
  private static final String NOT_OWED = "bill_id is not null and period_end <= period_start";

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final SmallestCharges smallest;

  DuePeriods(JdbcClient jdbc, JdbcOperations batches, SmallestCharges smallest) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.smallest = smallest;
  }

  /**
   * Collects every period that begins on this day or before and is not frozen, with the card that
   * pays: none if it has expired or its number was permanently declined. This includes the periods
   * of parked bills of any run.
   */
  void collect(LocalDate until, LocalDate today) {
    jdbc.sql("set local work_mem = '64MB'").update();
    jdbc.sql(
            """
            create temporary table due_period on commit drop as
            select null::bigint as bill_id, s.id as subscription_id, s.customer_id, s.plan_id,
                   s.contract_code, a.state, c.card_id, p.period_start, p.full_end, s.ends_on,
                   least(p.full_end, s.ends_on) as period_end
              from billing.subscription s
              join billing.account a on a.customer_id = s.customer_id
              left join %s c on c.customer_id = s.customer_id
              cross join lateral (
                   select least(first + s.anchor_day - 1, next - 1) as period_start,
                          least(next + s.anchor_day - 1, after_next - 1) as full_end
                     from (select m::date as first,
                                  (m + interval '1 month')::date as next,
                                  (m + interval '2 months')::date as after_next
                             from generate_series(date_trunc('month', s.billed_to::timestamp),
                                      date_trunc('month', (:until)::date::timestamp),
                                      interval '1 month') as m) months
                   ) p
             where s.billed_to <= (:until)::date
               and (s.ends_on is null or s.billed_to < s.ends_on)
               and p.period_start between s.billed_to and (:until)::date
               and (s.ends_on is null or p.period_start < s.ends_on)
            union all
            select b.id, b.subscription_id, b.customer_id, b.plan_id, s.contract_code, a.state,
                   y.card_id, b.period_start, f.full_end, s.ends_on,
                   least(f.full_end, s.ends_on) as period_end
              from billing.bill b
              join billing.account a on a.customer_id = b.customer_id
              %s
             where b.parked is not null and b.voided is null
               and not exists (select from billing.payment_attempt p where p.bill_id = b.id)
            """
                .formatted(BillCheck.PAYER, BillCheck.TABLES))
        .param("today", today)
        .param("until", until)
        .update();
  }

  /**
   * Whether there is something for {@link #collectNewcomers}; it writes nothing and takes no lock.
   */
  boolean hasNewcomers(LocalDate today) {
    return jdbc.sql("select exists (select %s)".formatted(NEWCOMERS))
        .param("today", today)
        .query(Boolean.class)
        .single();
  }

  /**
   * Collects the first periods that begin today, of customers with a card that can pay, once the
   * run of the day is frozen: it was too early for them.
   */
  void collectNewcomers(LocalDate today) {
    jdbc.sql(
            """
            create temporary table due_period on commit drop as
            select null::bigint as bill_id, s.id as subscription_id, s.customer_id, s.plan_id,
                   s.contract_code, a.state, c.card_id, s.starts_on as period_start, f.full_end,
                   s.ends_on, least(f.full_end, s.ends_on) as period_end
            %s
            """
                .formatted(NEWCOMERS))
        .param("today", today)
        .update();
  }

  /** Prices each distinct combination once, by the published rules. */
  void price(Pricing pricing) {
    long after = 0;
    for (List<Combination> page = page(after); !page.isEmpty(); page = page(after)) {
      store(page.stream().map(combination -> combination.priced(pricing, smallest)).toList());
      after = page.getLast().id();
    }
    jdbc.sql("analyze period_price").update();
  }

  /** From now on, the transaction can write only to its temporary tables. */
  void refuseWrites() {
    jdbc.sql("set transaction read only").update();
  }

  /** The totals of what {@link #freezeInto} would write. */
  DueSums sums(RunKey key) {
    return BillSums.sum(
        jdbc,
        "select d.card_id, d.period_start, d.currency, d.net_minor, d.tax_minor, d.total_minor,"
            + " d.parked from "
            + TO_FREEZE,
        key);
  }

  /**
   * Writes the bills, advances each subscription to its next period, completes the run. The
   * reference of a bill follows from its line key, so a bill that is frozen again keeps its
   * reference. A parked bill that now has a price becomes void, and is billed by this run, unless
   * its own run has begun it in the meantime; the others get the reason why they still have none.
   */
  void freezeInto(RunKey key, Instant now) {
    voidWhatHasAPriceNow(key, now);
    jdbc.sql(
            """
            with frozen as (
              insert into billing.bill (billing_date, run_number, reference, subscription_id,
                     customer_id, plan_id, contract_code, contract_name, state, period_start,
                     period_end, card_id, currency, net_minor, tax_rate, tax_minor, total_minor, parked, too_small)
              select :day::date, :number::smallint,
                     left(encode(sha256(convert_to(d.plan_id || '/'
                            || to_char(d.period_start, 'YYYY-MM-DD'), 'UTF8')), 'hex'), 32)::uuid,
                     d.subscription_id, d.customer_id, d.plan_id, d.contract_code,
                     d.contract_name, d.state, d.period_start, d.period_end, d.card_id, d.currency,
                     d.net_minor, d.tax_rate, d.tax_minor, d.total_minor, d.parked, d.too_small
                from %s
               order by d.subscription_id, d.period_start
              returning id)
            update billing.billing_run r
               set first_bill = f.first, last_bill = f.last, bills = f.bills
              from (select min(id) as first, max(id) as last, count(*) as bills from frozen) f
             where r.billing_date = :day and r.run_number = :number and f.bills > 0
            """
                .formatted(TO_FREEZE))
        .param("day", key.day())
        .param("number", key.number())
        .update();
    jdbc.sql(
            """
            update billing.subscription s
               set billed_to = greatest(s.billed_to, d.billed_to)
              from (select subscription_id, max(full_end) as billed_to
                      from due_period
                     group by subscription_id) d
             where s.id = d.subscription_id
            """)
        .update();
  }

  private void voidWhatHasAPriceNow(RunKey key, Instant now) {
    jdbc.sql(
            """
            with priced as (
              update billing.bill b
                 set voided = :why, voided_at = :now
                from due_period d
                join period_price p using (contract_code, state, period_start, full_end, period_end)
               where b.id = d.bill_id and p.parked is null
                 and b.parked is not null and b.voided is null
              returning b.id)
            update billing.alert x
               set closed_at = :now
              from priced
             where x.bill_id = priced.id and x.closed_at is null
            """)
        .param("why", "It has a price now and is billed by the run of " + key)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            with parked as (
              update billing.bill b
                 set parked = p.parked, too_small = p.too_small, currency = p.currency,
                     net_minor = p.net_minor, tax_rate = p.tax_rate, tax_minor = p.tax_minor,
                     total_minor = p.total_minor
                from due_period d
                join period_price p using (contract_code, state, period_start, full_end, period_end)
               where b.id = d.bill_id and p.parked <> b.parked
              returning b.id, b.parked)
            update billing.alert x
               set reason = parked.parked
              from parked
             where x.bill_id = parked.id and x.closed_at is null
            """)
        .update();
  }

  /**
   * Collects the periods of bills that are no longer correct. Bills that the provider has charged
   * are left out, even if the charge is not recorded here yet.
   */
  void collect(List<Long> bills, LocalDate today) {
    jdbc.sql(
            """
            create temporary table due_period on commit drop as
            select b.id as bill_id, b.subscription_id, b.customer_id, b.plan_id,
                   case when t.attempted then b.contract_code else s.contract_code end
                     as contract_code,
                   a.state, case when t.attempted then b.card_id else y.card_id end as card_id,
                   b.period_start, f.full_end, s.ends_on,
                   least(f.full_end, s.ends_on) as period_end, b.voided is not null as was_void,
                   case when t.attempted then %s else %s end as why
              from billing.bill b
              join billing.account a on a.customer_id = b.customer_id
              %s
              cross join lateral (
                   select exists (select from billing.payment_attempt p where p.bill_id = b.id)
                            as attempted) t
             where b.id = any (:bills) and b.written_off_at is null
               and not exists (
                   select from billing.unknown_charge u
                    where u.plan_id = b.plan_id and u.period_start = b.period_start)
            """
                .formatted(BillCheck.WHY_UNPAID, BillCheck.WHY_UNSENT, BillCheck.TABLES))
        .param("today", today)
        .param("bills", bills.stream().mapToLong(Long::longValue).toArray())
        .update();
  }

  /** Leaves out the bills for which nothing is owed anymore, without changing them. */
  void leaveOutWhatIsNotOwed() {
    jdbc.sql("delete from due_period where " + NOT_OWED).update();
  }

  /** Voids the bills for which nothing is owed anymore; their periods can be frozen again. */
  List<Long> voidWhatIsNotOwed(Instant now) {
    return jdbc.sql(
            """
            with ended as (
              delete from due_period where %s
              returning bill_id, ends_on
            ), void as (
              update billing.bill b
                 set voided = format('the plan ends on %%s, before the period begins', e.ends_on),
                     voided_at = :now
                from ended e
               where b.id = e.bill_id and b.voided is null and b.written_off_at is null
              returning b.id, b.subscription_id, b.period_start
            ), again as (
              update billing.subscription s
                 set billed_to = least(s.billed_to, v.period_start)
                from (select subscription_id, min(period_start) as period_start
                        from void
                       where not exists (
                             select from billing.payment_attempt p where p.bill_id = void.id)
                       group by subscription_id) v
               where s.id = v.subscription_id
            ), closed as (
              update billing.alert x
                 set closed_at = :now
                from void
               where x.bill_id = void.id and x.closed_at is null)
            select id from void order by id
            """
                .formatted(NOT_OWED))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query(Long.class)
        .list();
  }

  /**
   * Writes the current price into the collected bills. Their previous contents are kept in separate
   * rows, which are void. A bill that a run has just made void stays void: that run bills it.
   */
  void replace(Instant now) {
    jdbc.sql(
            """
            insert into billing.bill (billing_date, run_number, reference, subscription_id,
                   customer_id, plan_id, contract_code, contract_name, state, period_start,
                   period_end, card_id, currency, net_minor, tax_rate, tax_minor, total_minor,
                   parked, too_small, keyed_by_line, voided, voided_at)
            select b.billing_date, b.run_number, b.reference, b.subscription_id, b.customer_id,
                   b.plan_id, b.contract_code, b.contract_name, b.state, b.period_start,
                   b.period_end, b.card_id, b.currency, b.net_minor, b.tax_rate, b.tax_minor, b.total_minor,
                   b.parked, b.too_small, b.keyed_by_line, coalesce(b.voided, d.why),
                   coalesce(b.voided_at, :now)
              from due_period d
              join period_price p using (contract_code, state, period_start, full_end, period_end)
              join billing.bill b on b.id = d.bill_id
             where (b.parked is null or p.parked is null) and b.written_off_at is null
             order by b.id
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    jdbc.sql(
            """
            update billing.bill b
               set contract_code = d.contract_code, contract_name = p.contract_name,
                   state = d.state, period_end = d.period_end, card_id = d.card_id,
                   currency = p.currency, net_minor = p.net_minor, tax_rate = p.tax_rate,
                   tax_minor = p.tax_minor, total_minor = p.total_minor, parked = p.parked,
                   too_small = p.too_small, voided = null, voided_at = null
              from due_period d
              join period_price p using (contract_code, state, period_start, full_end, period_end)
             where b.id = d.bill_id and (b.voided is null or d.was_void)
               and b.written_off_at is null
            """)
        .update();
  }

  /** Collects the distinct combinations that share a price. */
  void collectPrices() {
    jdbc.sql(
            """
            create temporary table period_price on commit drop as
            select row_number() over () as id, d.contract_code,
                   coalesce(k.name, d.contract_code) as contract_name, d.state, d.period_start,
                   d.full_end, d.period_end, null::char(3) as currency, null::bigint as net_minor,
                   null::numeric(7, 5) as tax_rate, null::bigint as tax_minor,
                   null::bigint as total_minor, null::text as parked,
                   false as too_small
              from due_period d
              left join catalog.contract k on k.code = d.contract_code
             group by d.contract_code, k.name, d.state, d.period_start, d.full_end, d.period_end
            """)
        .update();
    jdbc.sql("create unique index on period_price (id)").update();
    jdbc.sql("analyze due_period, period_price").update();
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
               tax_minor = v.tax::bigint, total_minor = v.total::bigint, parked = v.parked, too_small = v.too_small::boolean
          from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[])
               as v (id, currency, net, rate, tax, total, parked, too_small)
         where p.id = v.id
        """,
        new ColumnArrays<>(prices)
            .longs(Price::id)
            .texts(price -> price.of(charge -> charge.net().currency()))
            .texts(price -> price.of(charge -> charge.net().minor()))
            .texts(price -> price.of(charge -> charge.taxRate().toPlainString()))
            .texts(price -> price.of(charge -> charge.tax().minor()))
            .texts(price -> price.of(charge -> charge.total().minor()))
            .texts(Price::parked)
            .texts(Price::isTooSmall));
  }

  /** A combination that has one price, however many subscriptions share it. */
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

    Price priced(Pricing pricing, SmallestCharges smallest) {
      PricingResult result = pricing.charge(contractCode, full, end, state);
      return new Price(
          id,
          result,
          switch (result) {
            case Priced(Charge charge) -> smallest.objectionTo(charge.total()).orElse(null);
            case NotPriced(String reason) -> reason;
          });
    }
  }

  private record Price(long id, PricingResult result, @Nullable String parked) {

    @Nullable Object of(Function<Charge, Object> value) {
      return switch (result) {
        case Priced(Charge charge) -> value.apply(charge);
        case NotPriced _ -> null;
      };
    }

    boolean isTooSmall() {
      return parked != null && result instanceof Priced;
    }
  }
}
