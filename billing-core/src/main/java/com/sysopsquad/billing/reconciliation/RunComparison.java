package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.reconciliation.Reconciliation.Totals;
import java.sql.Connection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Compares a run with its invoices and with the provider's list; the results are sentences. */
final class RunComparison {

  private final JdbcClient jdbc;
  private final BillingRun run;

  RunComparison(Connection connection, BillingRun run) {
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    this.run = run;
  }

  /**
   * The earliest time at which the provider may have charged for it: adopted charges are older than
   * the freeze.
   */
  Instant begunAt() {
    return jdbc.sql(
            """
            select least(cast(:frozenAt as timestamptz), min(settled_at))
              from billing.payment_attempt
             where bill_id between :first and :last and state = 'APPROVED'
            """)
        .param("frozenAt", run.frozenAt().atOffset(ZoneOffset.UTC))
        .param("first", run.firstBill())
        .param("last", run.lastBill())
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .single();
  }

  /**
   * Leaves only this run's successful charges in the list: those of its bills, and those that name
   * the run but not the bill of another run.
   */
  void leaveOutOtherRuns() {
    jdbc.sql(
            """
            delete from provider_charge c
             where c.state <> 'SUCCEEDED' or coalesce(
                   (select (b.billing_date, b.run_number) <> (:day, :number)
                      from billing.bill b
                     where b.id = c.bill_id),
                   c.run <> :run)
            """)
        .param("day", run.key().day())
        .param("number", run.key().number())
        .param("run", run.key().toString())
        .update();
    jdbc.sql(
            """
            update provider_charge c
               set reference = coalesce(
                   (select b.reference from billing.bill b where b.id = c.bill_id), c.reference,
                   '00000000-0000-0000-0000-000000000000')
            """)
        .update();
    jdbc.sql("analyze provider_charge").update();
  }

  /** Each approved payment has exactly one invoice over its amount, and no other bill has one. */
  List<String> invoicesAgainstPayments() {
    return sentences(
        """
        select case
                 when i.bill_id is null
                   then format('Bill %s is paid, but has no invoice.', p.bill_id)
                 when p.bill_id is null
                   then format('Invoice %s stands without a payment.', i.number)
                 else format('Invoice %s is over %s %s, but %s %s were paid.',
                             i.number, i.total_minor, i.currency, p.amount_minor, p.currency)
               end
          from (select bill_id, amount_minor, currency, provider_reference
                  from billing.payment_attempt
                 where state = 'APPROVED' and bill_id between :first and :last) p
          full join (select bill_id, number, total_minor, currency, provider_reference
                       from billing.invoice
                      where bill_id between :first and :last) i on i.bill_id = p.bill_id
         where (p.bill_id is null and i.total_minor > 0) or i.bill_id is null
            or p.bill_id is not null and (p.amount_minor, p.currency, p.provider_reference)
               is distinct from (i.total_minor, i.currency, i.provider_reference)
         limit :sentences
        """);
  }

  /**
   * Every number of a series up to its last one is on an invoice, whichever run issued it. The
   * numbers of a series are looked up one by one only if other runs have taken some of them. Series
   * of months before the freeze have no number of this run.
   */
  List<String> gapsInNumbers() {
    return sentences(
        """
        select format('Series %s has given %s numbers, but %s invoices bear them.',
                      s.series, s.last_number, borne.numbers)
          from (select series, last_number, replace(series, '/', '-') as prefix
                  from billing.invoice_series
                 where left(series, 7) >= to_char(
                           cast(:frozenAt as timestamptz) at time zone 'UTC' - interval '1 day',
                           'YYYY-MM')) s
          left join (select regexp_replace(number, '-[0-9]+$', '') as prefix, count(*) as numbers
                       from billing.invoice
                      where bill_id between :first and :last
                      group by 1) own on own.prefix = s.prefix
         cross join lateral (
               select case
                        when own.numbers = s.last_number then own.numbers
                        else (select count(*)
                                from generate_series(1, s.last_number) n
                                join billing.invoice i
                                  on i.number = s.prefix || '-'
                                     || lpad(n::text, greatest(6, length(n::text)), '0'))
                      end as numbers) borne
         where borne.numbers <> s.last_number
         order by s.series
         limit :sentences
        """);
  }

  /** The provider charged exactly what is approved here, each once. */
  List<String> providerAgainstPayments() {
    return sentences(
        """
        select case
                 when c.charges > 1
                   then format('The provider charged bill reference %s %s times.',
                               c.reference, c.charges)
                 when b.reference is null
                   then format('The provider charged %s %s for reference %s, which is no bill of '
                               || 'this run.', c.amount_minor, c.currency, c.reference)
                 when c.reference is null
                   then format('Bill %s counts as paid (%s), but the provider has not charged it.',
                               b.id, b.provider_reference)
                 when b.paid is not true
                   then format('The provider charged %s %s for bill %s, which is %s here: start '
                               || 'the run again to find out.',
                               c.amount_minor, c.currency, b.id, coalesce(b.state, 'due'))
                 else format('Bill %s is paid with %s %s (%s), but the provider says %s %s (%s).',
                             b.id, b.amount_minor, b.currency, b.provider_reference,
                             c.amount_minor, c.currency, c.provider_reference)
               end
          from (select reference, count(*) as charges, min(provider_reference) as
                       provider_reference, sum(amount_minor) as amount_minor,
                       min(currency) as currency
                  from provider_charge
                 group by reference) c
          full join (select b.id, b.reference, p.state, p.amount_minor, p.currency,
                            p.provider_reference, p.state = 'APPROVED' as paid
                       from billing.bill b
                       left join lateral (
                            select state, amount_minor, currency, provider_reference
                              from billing.payment_attempt
                             where bill_id = b.id
                             order by state = 'APPROVED' desc, attempt desc
                             limit 1) p on true
                      where b.id between :first and :last and b.billing_date = :day
                        and b.run_number = :number and b.voided is null) b
            on b.reference = c.reference
         where (c.reference is null and b.paid and b.amount_minor > 0)
            or (c.reference is not null
                and (b.paid is not true or c.charges > 1
                     or (b.amount_minor, b.currency, b.provider_reference)
                        is distinct from (c.amount_minor, c.currency, c.provider_reference)))
         limit :sentences
        """);
  }

  /** The totals by currency. */
  List<Totals> totals() {
    return jdbc.sql(
            """
            select currency, sum(frozen)::bigint, sum(paid)::bigint, sum(invoiced)::bigint,
                   sum(provider)::bigint, sum(invoices)::bigint, sum(charges)::bigint
              from (select currency, sum(total_minor) as frozen, 0 as paid, 0 as invoiced,
                           0 as provider, 0 as invoices, 0 as charges
                      from billing.bill
                     where id between :first and :last and billing_date = :day
                       and run_number = :number and parked is null and voided is null
                     group by currency
                    union all
                    select currency, 0, sum(amount_minor), 0, 0, 0, 0
                      from billing.payment_attempt
                     where bill_id between :first and :last and state = 'APPROVED'
                     group by currency
                    union all
                    select currency, 0, 0, sum(total_minor), 0, count(*), 0
                      from billing.invoice
                     where bill_id between :first and :last
                     group by currency
                    union all
                    select currency, 0, 0, 0, sum(amount_minor), 0, count(*)
                      from provider_charge
                     group by currency) sums
             group by currency
             order by currency
            """)
        .param("first", run.firstBill())
        .param("last", run.lastBill())
        .param("day", run.key().day())
        .param("number", run.key().number())
        .query(
            (row, _) ->
                new Totals(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7)))
        .list();
  }

  /** What is open: not wrong, but not finished. */
  List<String> openPayments() {
    return sentences(
        """
        select format('Bill %s is %s since %s: %s', bill_id, state, attempted_at, reason)
          from billing.payment_attempt
         where bill_id between :first and :last and state in ('UNKNOWN', 'THROTTLED', 'PENDING')
         order by bill_id
         limit :sentences
        """);
  }

  private List<String> sentences(String sql) {
    return jdbc.sql(sql)
        .param("first", run.firstBill())
        .param("last", run.lastBill())
        .param("day", run.key().day())
        .param("number", run.key().number())
        .param("frozenAt", run.frozenAt().atOffset(ZoneOffset.UTC))
        .param("sentences", ReconcilingRuns.SENTENCES)
        .query(String.class)
        .list();
  }
}
