package com.sysopsquad.billing.payment.compare;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.BillRows;
import com.sysopsquad.billing.bill.run.RunKey;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Charges of the provider without an attempt here, and the time of the provider up to which they
 * were looked for.
 */
final class UnknownCharges {

  /**
   * A charge that can be adopted, with its bill and the card that pays.
   *
   * @param open whether the attempt is known here, and open
   * @param decided whether the money has moved; otherwise the provider decides later
   */
  record Adoptable(
      Bill.Chargeable bill,
      int attempt,
      boolean open,
      boolean decided,
      String providerReference,
      Instant at) {}

  private final JdbcClient jdbc;

  UnknownCharges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * From when on the provider's list has to be compared, by the provider's clock; empty if it never
   * had a charge. A minute is compared again, since charges do not appear in the order of their
   * times.
   */
  Optional<Instant> comparedTo() {
    return jdbc.sql("select compared_to - interval '1 minute' from billing.provider_mark")
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /**
   * Evaluates all stored charges, within the caller's transaction. A charge is adopted if its bill
   * is known, has that amount and is not paid, and if nothing was refunded or a person has accepted
   * that: as the outcome of the open attempt if there is one, otherwise as an attempt of its own.
   * It waits if its bill will be frozen later, is processed by another run or is left to a person.
   * There are objections to all others.
   *
   * @param run the only run that may change its bills that have not been processed; null means all
   *     runs of plans that arrived after a day's run
   */
  void judge(@Nullable RunKey run) {
    jdbc.sql(
            """
            update billing.unknown_charge u
               set bill_id = b.id
              from billing.bill b
             where b.plan_id = u.plan_id and b.period_start = u.period_start and b.voided is null
               and u.bill_id is distinct from b.id
            """)
        .update();
    forgetKnown();
    jdbc.sql(
            """
            update billing.unknown_charge u
               set verdict = coalesce(j.verdict, 'OBJECT'), objection = j.objection
              from (select f.provider_reference,
                           case
                             when f.bill is null and f.plan_is_known then 'WAIT'
                             when f.objection is not null then null
                             when f.live = 'PARKED' then 'WAIT'
                             when f.live is not null then 'ADOPT'
                             when f.is_due and not f.is_of_this_run then 'WAIT'
                             else 'ADOPT'
                           end as verdict,
                           case when f.bill is null and f.plan_is_known then null
                                else f.objection end as objection
                      from (select u.provider_reference, b.id as bill, live.state as live,
                                   gone.voided is null
                                     and coalesce(u.period_start >= s.billed_to, false)
                                     as plan_is_known,
                                   not exists (select from billing.payment_attempt p
                                                where p.bill_id = b.id) as is_due,
                                   coalesce(
                                     case when cast(:day as date) is null then b.run_number > 0
                                          else b.billing_date = cast(:day as date)
                                               and b.run_number = cast(:number as int) end,
                                     false) as is_of_this_run,
                                   case
                                     when b.id is null and gone.voided is not null
                                       then format('its bill is void here: %s', gone.voided)
                                     when b.id is null and u.plan_id is null
                                       then format('reference %s is not known here', u.reference)
                                     when b.id is null
                                       then format('line key %s/%s is not known here', u.plan_id,
                                                   u.period_start)
                                     when live.state = 'APPROVED'
                                       then format('bill %s is paid already by %s', b.id,
                                                   live.provider_reference)
                                     when live.state = 'PARKED' then null
                                     when b.parked is not null
                                       then format('bill %s has no price here', b.id)
                                     when b.written_off_at is not null
                                       then format('bill %s is written off here', b.id)
                                     when u.amount_minor <> b.total_minor
                                          or u.currency <> b.currency
                                       then format('bill %s is for %s %s here', b.id,
                                                   b.total_minor, b.currency)
                                     when u.refunded_minor > 0 and u.accepted_at is null
                                       then format('%s of it was refunded', u.refunded_minor)
                                     when row_number() over (
                                            partition by b.id
                                                order by u.charged_at, u.provider_reference) > 1
                                       then format('bill %s was charged before that', b.id)
                                     when u.state = 'UNDECIDED' and used.state is not null
                                       then format('attempt %s of bill %s is %s here', u.attempt,
                                                   b.id, used.state)
                                     when u.state = 'UNDECIDED' and live.state is not null
                                       then format('attempt %s of bill %s is %s here', live.attempt,
                                                   b.id, live.state)
                                     when not exists (
                                          select from billing.card k
                                           where k.customer_id = b.customer_id
                                             and (k.provider_method = u.method
                                                  or k.id in (live.card_id, b.card_id)))
                                       then format('the card that paid bill %s is not known here',
                                                   b.id)
                                   end as objection
                              from billing.unknown_charge u
                              left join billing.bill b on b.id = u.bill_id and b.voided is null
                              left join lateral (
                                   select v.voided
                                     from billing.bill v
                                    where v.plan_id = u.plan_id and v.period_start = u.period_start
                                      and v.voided is not null
                                    order by v.voided_at desc
                                    limit 1) gone on true
                              left join billing.subscription s on s.plan_id = u.plan_id
                              left join billing.payment_attempt live
                                on live.bill_id = b.id
                               and live.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN',
                                                  'PARKED')
                              left join billing.payment_attempt used
                                on used.bill_id = b.id and used.attempt = u.attempt) f) j
             where j.provider_reference = u.provider_reference
            """)
        .param("day", run == null ? null : run.day())
        .param("number", run == null ? null : run.number())
        .update();
  }

  /**
   * Marks, within the caller's transaction, successful charges for which no new series of invoice
   * numbers began; returns false if there are none.
   */
  boolean renumber() {
    return jdbc.sql(
                """
                update billing.unknown_charge
                   set renumbered = true
                 where state = 'SUCCEEDED' and not renumbered
                """)
            .update()
        > 0;
  }

  /**
   * Whether a successful charge that no comparison has seen before is older than its bill, or its
   * period is not billed yet: a restore has lost the bill. A crash never does, since a bill is
   * frozen before it is charged. The clocks of the provider and here may differ by five minutes.
   */
  boolean areOlderThanTheirBills() {
    return jdbc.sql(
            """
            select exists (
                select from billing.unknown_charge u
                  join billing.subscription s on s.plan_id = u.plan_id
                  left join billing.bill b
                    on b.plan_id = u.plan_id and b.period_start = u.period_start
                   and b.voided is null
                  left join billing.billing_run r
                    on r.billing_date = b.billing_date and r.run_number = b.run_number
                 where u.state = 'SUCCEEDED' and not u.renumbered
                   and case when b.id is null then u.period_start >= s.billed_to
                            else u.charged_at < r.frozen_at - interval '5 minutes' end)
            """)
        .query(Boolean.class)
        .single();
  }

  /** Forgets charges that are payments, or open attempts, here by now. */
  void forgetKnown() {
    jdbc.sql(
            """
            delete from billing.unknown_charge u
             using billing.payment_attempt p
             where p.bill_id = u.bill_id and p.provider_reference = u.provider_reference
               and (p.state = 'APPROVED'
                    or u.state = 'UNDECIDED' and p.state in ('PENDING', 'THROTTLED', 'UNKNOWN'))
            """)
        .update();
  }

  /**
   * Parks, within the caller's transaction, the bills of charges that a person has accepted: no
   * program charges them again.
   */
  void parkAccepted(Instant now) {
    jdbc.sql(
            """
            with parked as (
              insert into billing.payment_attempt (bill_id, attempt, state, card_id, amount_minor,
                     currency, provider_reference, reason, attempted_at, settled_at)
              select b.id,
                     1 + coalesce((select max(p.attempt)
                                     from billing.payment_attempt p where p.bill_id = b.id), 0),
                     'PARKED', b.card_id, b.total_minor, b.currency, u.provider_reference,
                     format('The provider %s %s %s for it: %s',
                            case when u.state = 'SUCCEEDED' then 'charged'
                                 else 'has not decided about' end,
                            u.amount_minor, u.currency, u.objection),
                     u.charged_at, :now
                from (select distinct on (bill_id) *
                        from billing.unknown_charge
                       where verdict = 'OBJECT' and accepted_at is not null
                       order by bill_id, charged_at) u
                join billing.bill b on b.id = u.bill_id and b.parked is null and b.voided is null
               where not exists (
                     select from billing.payment_attempt live
                      where live.bill_id = b.id
                        and live.state in ('APPROVED', 'PENDING', 'THROTTLED', 'UNKNOWN', 'PARKED'))
              returning bill_id, reason)
            insert into billing.alert (id, bill_id, kind, reason, raised_at)
            select gen_random_uuid(), bill_id, 'UNRESOLVED', reason, :now
              from parked
                on conflict (bill_id, kind) where closed_at is null do nothing
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Objections that no person has accepted yet, as sentences. */
  List<String> objections(int most) {
    return jdbc.sql(
            """
            select format('%s over %s %s of %s%s: %s', provider_reference, amount_minor, currency,
                          to_char(charged_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI'),
                          case when state = 'UNDECIDED' then ', which is not decided' else '' end,
                          objection)
              from billing.unknown_charge
             where verdict = 'OBJECT' and accepted_at is null
             order by charged_at, provider_reference
             limit :most
            """)
        .param("most", most)
        .query(String.class)
        .list();
  }

  /** The next charges that can be adopted, in the order of their bills. */
  List<Adoptable> adoptable(long after, int size) {
    return jdbc.sql(
            """
            select %s, u.provider_reference, u.charged_at, u.state = 'SUCCEEDED' as decided,
                   live.attempt is not null as open,
                   coalesce(live.attempt, greatest(u.attempt, 1 + coalesce((
                       select max(p.attempt) from billing.payment_attempt p where p.bill_id = b.id),
                       0))) as attempt
              from billing.unknown_charge u
              join billing.bill b on b.id = u.bill_id
              join billing.account a on a.customer_id = b.customer_id
              left join billing.payment_attempt live
                on live.bill_id = b.id and live.state in ('PENDING', 'THROTTLED', 'UNKNOWN')
              join lateral (
                   select *
                     from billing.card k
                    where k.customer_id = b.customer_id
                      and (k.provider_method = u.method or k.id in (live.card_id, b.card_id))
                    order by k.provider_method = u.method desc nulls last, k.id = live.card_id desc
                    limit 1) c on true
             where u.verdict = 'ADOPT' and b.id > :after
             order by b.id
             limit :size
            """
                .formatted(BillRows.COLUMNS))
        .param("after", after)
        .param("size", size)
        .query(
            (row, _) ->
                new Adoptable(
                    BillRows.readChargeable(row),
                    row.getInt("attempt"),
                    row.getBoolean("open"),
                    row.getBoolean("decided"),
                    row.getString("provider_reference"),
                    row.getObject("charged_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
