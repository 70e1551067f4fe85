package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.bill.run.BillingRun;
import java.sql.Connection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Compares the ledger, bill by bill and by currency, with the bills and their payments; the results
 * are sentences. Invoices and payments are compared elsewhere.
 */
final class LedgerComparison {

  private final JdbcClient jdbc;

  LedgerComparison(Connection connection) {
    this.jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
  }

  /** The differences of the ledger for the bills of a run. */
  List<String> differences(BillingRun run) {
    drop();
    jdbc.sql(
            """
            create temporary table compared_bill as
            select id as bill_id
              from billing.bill
             where id between :first and :last
            union
            select bill_id
              from billing.posting
             where bill_id between :first and :last
            """)
        .param("first", run.firstBill())
        .param("last", run.lastBill())
        .update();
    return compare();
  }

  /**
   * The differences of the ledger for all bills that changed from one time up to but not including
   * another: they were frozen, voided, paid, or posted on these days.
   */
  List<String> differences(Instant from, Instant to) {
    drop();
    jdbc.sql(
            """
            create temporary table compared_bill as
            select b.id as bill_id
              from billing.billing_run r
              join billing.bill b on b.id between r.first_bill and r.last_bill
             where r.frozen_at >= :from and r.frozen_at < :to
            union
            select id
              from billing.bill
             where voided is not null and voided_at >= :from and voided_at < :to
            union
            select bill_id
              from billing.payment_attempt
             where state = 'APPROVED' and settled_at >= :from and settled_at < :to
            union
            select bill_id
              from billing.posting
             where bill_id is not null
               and day between cast(:from as date) - 1 and cast(:to as date) + 1
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .update();
    List<String> differences = new ArrayList<>(compare());
    differences.addAll(corrections(from, to));
    differences.addAll(movements(from, to));
    return differences;
  }

  /**
   * What the provider moved by itself is posted to the cent, and nothing else is posted as such.
   */
  private List<String> movements(Instant from, Instant to) {
    return jdbc.sql(
            """
            with moved as (
              select m.reference, m.bill_id, m.currency, m.number, part.cause, part.amount_minor
                from billing.provider_movement m
               cross join lateral (
                     values (case when m.amount_minor < 0 then 'CHARGEBACK'
                                  else 'CHARGEBACK_RETURNED' end, abs(m.amount_minor)),
                            (case when m.fee_minor > 0 then 'PROVIDER_FEE'
                                  else 'PROVIDER_FEE_RETURNED' end, abs(m.fee_minor)))
                     as part (cause, amount_minor)
               where m.posted_at >= :from and m.posted_at < :to and part.amount_minor > 0
              union all
              select f.refund, c.bill_id, c.currency, c.number, 'REFUND_FAILED', c.amount_minor
                from billing.failed_refund f
                join billing.correction c on c.id = f.correction_id
               where f.posted_at >= :from and f.posted_at < :to)
            select format('%s of %s %s by %s of the provider is not in the ledger.', m.cause,
                          m.amount_minor, m.currency, m.reference)
              from moved m
             where not exists (
                   select from billing.posting p
                    where p.reference = m.reference and p.cause::text = m.cause
                      and p.bill_id = m.bill_id and p.number = m.number
                      and p.amount_minor = m.amount_minor and p.currency = m.currency)
            union all
            select format('The ledger has %s of %s %s by %s, which the provider never told.',
                          p.cause, p.amount_minor, p.currency, p.reference)
              from billing.posting p
             where p.cause in ('CHARGEBACK', 'CHARGEBACK_RETURNED', 'PROVIDER_FEE',
                               'PROVIDER_FEE_RETURNED', 'REFUND_FAILED')
               and p.day between cast(:from as date) - 1 and cast(:to as date) + 1
               and not exists (
                   select from billing.provider_movement m where m.reference = p.reference)
               and not exists (
                   select from billing.failed_refund f where f.refund = p.reference)
             limit :sentences
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("sentences", ReconcilingRuns.SENTENCES)
        .query(String.class)
        .list();
  }

  /** Each posting of a correction has that correction, and each correction that is done its own. */
  private List<String> corrections(Instant from, Instant to) {
    return jdbc.sql(
            """
            select format('The ledger has %s of %s %s for correction %s, which is %s.', p.cause,
                          p.amount_minor, p.currency, p.reference, coalesce(c.state, 'not known'))
              from billing.posting p
              left join billing.correction c on c.posting_id = p.id
             where p.cause in ('CARD_REFUND', 'CREDIT_REFUND', 'GOODWILL', 'WRITE_OFF')
               and p.day between cast(:from as date) - 1 and cast(:to as date) + 1
               and c.state is distinct from 'DONE'
            union all
            select format('Correction %s over %s %s is done, but the ledger does not have it.', c.id,
                          c.amount_minor, c.currency)
              from billing.correction c
             where c.state = 'DONE' and c.settled_at >= :from and c.settled_at < :to
               and not exists (
                   select from billing.posting p
                    where p.id = c.posting_id and p.reference = c.id::text)
             limit :sentences
            """)
        .param("from", from.atOffset(ZoneOffset.UTC))
        .param("to", to.atOffset(ZoneOffset.UTC))
        .param("sentences", ReconcilingRuns.SENTENCES)
        .query(String.class)
        .list();
  }

  void drop() {
    jdbc.sql("drop table if exists pg_temp.compared_bill").update();
  }

  private List<String> compare() {
    jdbc.sql("create unique index on compared_bill (bill_id)").update();
    jdbc.sql("analyze compared_bill").update();
    return jdbc.sql(
            """
            select case
                     when (net, tax) is distinct from (posted_net, posted_tax)
                       then format('The ledger has %s + %s %s for bill %s, which is over %s + %s.',
                                   posted_net, posted_tax, currency, bill_id, net, tax)
                     else format('The ledger has payments of %s %s for bill %s, of which %s are '
                                 || 'paid.', posted_paid, currency, bill_id, paid)
                   end
              from (select bill_id, currency, sum(net) as net, sum(tax) as tax, sum(paid) as paid,
                           sum(posted_net) as posted_net, sum(posted_tax) as posted_tax,
                           sum(posted_paid) as posted_paid
                      from (select b.id as bill_id, b.currency, b.net_minor as net,
                                   b.tax_minor as tax, 0 as paid, 0 as posted_net, 0 as posted_tax,
                                   0 as posted_paid
                              from compared_bill c
                              join billing.bill b on b.id = c.bill_id
                             where b.parked is null and b.voided is null
                            union all
                            select p.bill_id, p.currency, 0, 0, p.amount_minor, 0, 0, 0
                              from compared_bill c
                              join billing.payment_attempt p on p.bill_id = c.bill_id
                             where p.state = 'APPROVED'
                            union all
                            select p.bill_id, p.currency, 0, 0, 0,
                                   case when p.credit = 'DEFERRED_REVENUE' then p.amount_minor
                                        when p.debit = 'DEFERRED_REVENUE' then -p.amount_minor
                                        else 0 end,
                                   case when p.credit = 'TAX' then p.amount_minor
                                        when p.debit = 'TAX' then -p.amount_minor
                                        else 0 end,
                                   case when p.debit = 'CASH' then p.amount_minor
                                        when p.credit = 'CASH' then -p.amount_minor
                                        else 0 end
                              from compared_bill c
                              join billing.posting p on p.bill_id = c.bill_id
                             where p.cause in ('BILL', 'BILL_CHANGED', 'PAYMENT')) side
                     group by bill_id, currency) both_sides
             where (net, tax, paid) is distinct from (posted_net, posted_tax, posted_paid)
             order by bill_id, currency
             limit :sentences
            """)
        .param("sentences", ReconcilingRuns.SENTENCES)
        .query(String.class)
        .list();
  }
}
