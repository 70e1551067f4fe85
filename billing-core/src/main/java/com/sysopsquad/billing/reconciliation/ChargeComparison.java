package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.reconciliation.ChargeReconciliation.Refunds;
import com.sysopsquad.billing.reconciliation.ChargeReconciliation.Totals;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares the charges and refunds of a period in the provider's loaded lists with our payments of
 * all runs, those that succeeded, ended, or are not decided, and with our refunds. Charges that a
 * person has accepted are left out.
 */
final class ChargeComparison {

  private final JdbcClient jdbc;
  private final Instant from;
  private final Instant to;

  ChargeComparison(Connection connection, Instant from, Instant to) {
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.from = from;
    this.to = to;
  }

  /** Finds the differences of the period. */
  void find() {
    drop();
    jdbc.sql(
            """
            delete from provider_charge c
             using billing.unknown_charge u
             where u.provider_reference = c.provider_reference and u.accepted_at is not null
            """)
        .update();
    jdbc.sql("create index on provider_charge (provider_reference)").update();
    jdbc.sql("analyze provider_charge").update();
    within(
            """
            create temporary table charge_difference as
            select charge, sentence
              from (
            select c.provider_reference as charge,
                   case
                     when c.state = 'ENDED' and paid.provider_reference = c.provider_reference
                       then format('Bill %s is paid with %s %s by %s, but the provider says that '
                                   || 'this charge ended without a payment.', b.id,
                                   paid.amount_minor, paid.currency, c.provider_reference)
                     when c.state = 'ENDED' and open.attempt = c.attempt
                       then format('Bill %s is %s here, but the provider says that charge %s ended '
                                   || 'without a payment.', b.id, open.state, c.provider_reference)
                     when c.state = 'ENDED' then null
                     when c.bill_id is null
                       then format('The provider %s %s %s by %s for %s, which is not known here%s.',
                                   did.it, c.amount_minor, c.currency, c.provider_reference,
                                   coalesce(c.plan_id || '/' || c.period_start,
                                            c.reference::text, 'no bill'), did.refunded)
                     when c.state = 'UNDECIDED' and paid.bill_id is not null
                       then format('Bill %s is paid by %s, but the provider has not decided about '
                                   || '%s %s by %s.', b.id, paid.provider_reference,
                                   c.amount_minor, c.currency, c.provider_reference)
                     when c.state = 'UNDECIDED' and open.attempt = c.attempt
                       and (c.amount_minor, c.currency)
                           is not distinct from (open.amount_minor, open.currency::text)
                       then null
                     when c.state = 'UNDECIDED'
                       then format('The provider has not decided about %s %s by %s for bill %s over '
                                   || '%s %s, which is %s here.', c.amount_minor, c.currency,
                                   c.provider_reference, b.id, b.total_minor, b.currency,
                                   coalesce(open.state, 'not being paid'))
                     when open.bill_id is not null
                       then format('The provider charged %s %s by %s for bill %s over %s %s, which '
                                   || 'is %s here%s.', c.amount_minor, c.currency,
                                   c.provider_reference, b.id, b.total_minor, b.currency,
                                   open.state, did.refunded)
                     when paid.bill_id is null
                       then format('The provider charged %s %s by %s for bill %s over %s %s, which '
                                   || 'is not paid here%s.', c.amount_minor, c.currency,
                                   c.provider_reference, b.id, b.total_minor, b.currency,
                                   did.refunded)
                     when paid.provider_reference <> c.provider_reference
                       then format('The provider charged %s %s by %s for bill %s, which is paid '
                                   || 'already by %s%s.', c.amount_minor, c.currency,
                                   c.provider_reference, b.id, paid.provider_reference,
                                   did.refunded)
                     when (paid.amount_minor, paid.currency::text)
                          is distinct from (c.amount_minor, c.currency)
                       then format('Bill %s is paid with %s %s by %s, but the provider charged %s '
                                   || '%s%s.', b.id, paid.amount_minor, paid.currency,
                                   c.provider_reference, c.amount_minor, c.currency, did.refunded)
                     when c.refunded_minor > back.amount_minor
                       and not exists (
                           select from provider_refund r where r.charge = c.provider_reference)
                       then format('Bill %s is paid with %s %s by %s, of which the provider '
                                   || 'refunded %s; our records have refunds of %s.', b.id,
                                   paid.amount_minor, paid.currency, c.provider_reference,
                                   c.refunded_minor, back.amount_minor)
                   end as sentence
              from provider_charge c
              left join billing.bill b on b.id = c.bill_id
              left join billing.payment_attempt paid
                on paid.bill_id = c.bill_id and paid.state = 'APPROVED'
              left join billing.payment_attempt open
                on open.bill_id = c.bill_id and open.state in ('UNKNOWN', 'THROTTLED', 'PENDING')
             cross join lateral (
                   select case when c.state = 'SUCCEEDED' then 'charged'
                               else 'has not decided about' end as it,
                          case when c.refunded_minor = 0 then ''
                               else format('; %s was refunded', c.refunded_minor)
                          end as refunded) did
             cross join lateral (
                   select coalesce(sum(case when p.credit = 'CASH' then p.amount_minor
                                            else -p.amount_minor end), 0) as amount_minor
                     from billing.posting p
                    where p.bill_id = c.bill_id
                      and (p.credit = 'CASH' and p.cause not in ('CHARGEBACK', 'PROVIDER_FEE')
                           or p.cause = 'REFUND_FAILED')) back
             where c.charged_at >= :from and c.charged_at < :to) compared
             where sentence is not null
            union all
            select p.provider_reference,
                   format('Bill %s is paid with %s %s by %s, but the provider''s list does not have '
                          || 'it.', p.bill_id, p.amount_minor, p.currency, p.provider_reference)
              from billing.payment_attempt p
             where p.state = 'APPROVED' and p.amount_minor > 0
               and p.settled_at >= :from and p.settled_at < :to
               and not exists (
                   select from provider_charge c
                    where c.provider_reference = p.provider_reference)
            union all
            select r.provider_reference,
                   format('The provider refunded %s %s of %s for bill %s by %s, which is not known '
                          || 'here.', r.amount_minor, r.currency, r.charge, paid.bill_id,
                          r.provider_reference)
              from provider_refund r
              join billing.payment_attempt paid
                on paid.provider_reference = r.charge and paid.state = 'APPROVED'
              left join billing.correction recorded
                on recorded.provider_refund = r.provider_reference
              left join billing.correction k
                on k.id = coalesce(recorded.id, r.correction) and k.kind = 'CARD_REFUND'
             where r.refunded_at >= :from and r.refunded_at < :to
               and coalesce(k.state, 'DECLINED') not in ('REQUESTED', 'UNKNOWN')
               and (k.state, k.amount_minor, k.currency::text, k.charge, k.provider_refund)
                   is distinct from
                   ('DONE', r.amount_minor, r.currency, r.charge, r.provider_reference)
            union all
            select k.provider_refund,
                   format('%s %s of %s are refunded by %s, but the provider''s list does not have '
                          || 'it.', k.amount_minor, k.currency, k.charge, k.provider_refund)
              from billing.correction k
             where k.kind = 'CARD_REFUND' and k.state = 'DONE'
               and k.settled_at >= :from and k.settled_at < :to
               and not exists (
                   select from provider_refund r
                    where r.provider_reference = k.provider_refund)
               and not exists (
                   select from billing.failed_refund f where f.correction_id = k.id)
            """)
        .update();
  }

  /** The first differences, as sentences. */
  List<String> sentences(int most) {
    return jdbc.sql("select sentence from charge_difference order by sentence limit ?")
        .param(most)
        .query(String.class)
        .list();
  }

  /** How many differences there are. */
  long count() {
    return jdbc.sql("select count(*) from charge_difference").query(Long.class).single();
  }

  /**
   * Opens an alert for each difference, and closes the alerts of differences that no longer exist.
   */
  void alert(Instant now) {
    within(
            """
            with settled as (
              update billing.alert x
                 set closed_at = :now
               where x.charge is not null and x.closed_at is null
                 and x.charge not in (select charge from charge_difference)
                 and x.charge in (
                     select provider_reference
                       from provider_charge
                      where charged_at >= :from and charged_at < :to
                     union
                     select provider_reference
                       from billing.payment_attempt
                      where state = 'APPROVED' and settled_at >= :from and settled_at < :to
                     union
                     select provider_reference
                       from provider_refund
                      where refunded_at >= :from and refunded_at < :to
                     union
                     select provider_refund
                       from billing.correction
                      where kind = 'CARD_REFUND' and state = 'DONE'
                        and settled_at >= :from and settled_at < :to))
            insert into billing.alert (id, charge, kind, reason, raised_at)
            select gen_random_uuid(), charge, 'CHARGE_DIFFERS', sentence, :now
              from charge_difference
                on conflict (charge) where closed_at is null do update
               set reason = excluded.reason
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** The totals by currency. */
  List<Totals> totals() {
    return within(
            """
            select currency, sum(payments)::bigint, sum(paid)::bigint, sum(charges)::bigint,
                   sum(charged)::bigint
              from (select currency::text as currency, count(*) as payments,
                           sum(amount_minor) as paid, 0 as charges, 0 as charged
                      from billing.payment_attempt
                     where state = 'APPROVED' and amount_minor > 0
                       and settled_at >= :from and settled_at < :to
                     group by currency
                    union all
                    select currency, 0, 0, count(*), sum(amount_minor)
                      from provider_charge
                     where charged_at >= :from and charged_at < :to and state = 'SUCCEEDED'
                     group by currency) sums
             group by currency
             order by currency
            """)
        .query(
            (row, _) ->
                new Totals(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .list();
  }

  /** The totals of refunds by currency; those of the provider that are not ours differ anyway. */
  List<Refunds> refunds() {
    return within(
            """
            select currency, sum(ours)::bigint, sum(refunded)::bigint, sum(listed)::bigint,
                   sum(given)::bigint
              from (select currency::text as currency, count(*) as ours,
                           sum(amount_minor) as refunded, 0 as listed, 0 as given
                      from billing.correction
                     where kind = 'CARD_REFUND' and state = 'DONE'
                       and settled_at >= :from and settled_at < :to
                       and not exists (
                           select from billing.failed_refund f where f.correction_id = id)
                     group by currency
                    union all
                    select r.currency, 0, 0, count(*), sum(r.amount_minor)
                      from provider_refund r
                      join billing.correction k
                        on k.provider_refund = r.provider_reference and k.state = 'DONE'
                     where r.refunded_at >= :from and r.refunded_at < :to
                     group by r.currency) sums
             group by currency
             order by currency
            """)
        .query(
            (row, _) ->
                new Refunds(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5)))
        .list();
  }

  void drop() {
    jdbc.sql("drop table if exists pg_temp.charge_difference").update();
  }

  private StatementSpec within(String sql) {
    return jdbc.sql(sql)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC));
  }
}
