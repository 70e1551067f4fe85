package com.sysopsquad.billing.ledger;

import com.sysopsquad.flows.database.ColumnArrays;
import com.sysopsquad.flows.pricing.Money;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes postings within the caller's transaction, which is the one that causes them. They have the
 * current day, whenever their cause happened: a past day never changes.
 */
public class Postings {

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final Clock clock;

  Postings(JdbcClient jdbc, JdbcOperations batches, Clock clock) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.clock = clock;
  }

  /** A payment attempt that was approved. */
  public record Payment(long bill, int attempt) {}

  /**
   * A correction by a person, or money that the provider moved by itself.
   *
   * @param reference of the correction or of the movement, which has no other posting of this cause
   * @param bill null if it corrects none
   * @param number counts what has this cause among a bill's postings
   */
  public record Corrected(
      String reference,
      String cause,
      LedgerAccount debit,
      LedgerAccount credit,
      UUID customerId,
      @Nullable Long bill,
      int number,
      Money amount) {}

  /**
   * Posts the bills that a run has just frozen: what is owed for each, and its tax.
   *
   * @throws org.springframework.dao.DuplicateKeyException if one is already posted
   */
  public void frozen(LocalDate day, int number) {
    jdbc.sql(
            """
            insert into billing.posting
                   (day, customer_id, currency, debit, credit, amount_minor, cause, bill_id)
            select :day, b.customer_id, b.currency, 'RECEIVABLE', owed.account, owed.amount, 'BILL',
                   b.id
              from billing.billing_run r
              join billing.bill b
                on b.id between r.first_bill and r.last_bill
               and b.billing_date = r.billing_date and b.run_number = r.run_number
              cross join lateral (
                   values ('DEFERRED_REVENUE'::billing.ledger_account, b.net_minor),
                          ('TAX', b.tax_minor)) as owed (account, amount)
             where r.billing_date = :date and r.run_number = :number
               and b.parked is null and b.voided is null and owed.amount > 0
            """)
        .param("day", today())
        .param("date", day)
        .param("number", number)
        .update();
  }

  /**
   * Updates the postings of bills to their current contents: reverses what is no longer owed and
   * posts what is. Posts nothing if nothing has changed.
   */
  public void changed(List<Long> bills) {
    jdbc.sql(
            """
            with owed as (
              select b.id, b.customer_id, b.currency, part.account, part.amount
                from billing.bill b
                cross join lateral (
                     values ('DEFERRED_REVENUE'::billing.ledger_account, b.net_minor),
                            ('TAX', b.tax_minor)) as part (account, amount)
               where b.id = any (:bills) and b.parked is null and b.voided is null
                 and part.amount > 0
            ), posted as (
              select p.*
                from billing.posting p
               where p.bill_id = any (:bills) and p.cause = 'BILL'
            ), standing as (
              select p.*
                from posted p
               where not exists (
                     select from billing.posting taken
                      where taken.bill_id = p.bill_id and taken.number = p.number
                        and taken.corrects = p.id)
            ), latest as (
              select bill_id, max(number) as number
                from posted
               group by bill_id)
            insert into billing.posting (day, customer_id, currency, debit, credit, amount_minor,
                   cause, bill_id, number, corrects)
            select :day, p.customer_id, p.currency, p.credit, p.debit, p.amount_minor,
                   'BILL_CHANGED'::billing.posting_cause, p.bill_id, p.number, p.id
              from standing p
             where not exists (
                   select from owed
                    where owed.id = p.bill_id and owed.account = p.credit
                      and owed.amount = p.amount_minor and owed.currency = p.currency)
            union all
            select :day, owed.customer_id, owed.currency, 'RECEIVABLE', owed.account, owed.amount,
                   'BILL', owed.id, coalesce(latest.number, 0) + 1, null
              from owed
              left join latest on latest.bill_id = owed.id
             where not exists (
                   select from standing p
                    where p.bill_id = owed.id and p.credit = owed.account
                      and p.amount_minor = owed.amount and p.currency = owed.currency)
            """)
        .param("day", today())
        .param("bills", bills.stream().mapToLong(Long::longValue).toArray())
        .update();
  }

  /**
   * Posts payments. An attempt that is not approved, or with an amount of zero, posts nothing. Each
   * attempt is looked up by its key ({@code offset 0}): in a new table, whose statistics still say
   * that it is empty, the planner would join a batch with all attempts of the run.
   *
   * @throws org.springframework.dao.DuplicateKeyException if one is already posted
   */
  public void paid(List<Payment> payments) {
    if (payments.isEmpty()) {
      return;
    }
    ColumnArrays<Payment> columns =
        new ColumnArrays<>(payments).longs(Payment::bill).longs(Payment::attempt);
    batches.update(
        """
        insert into billing.posting
               (customer_id, currency, debit, credit, amount_minor, cause, bill_id, number, day)
        select b.customer_id, p.currency, 'CASH', 'RECEIVABLE', p.amount_minor, 'PAYMENT',
               p.bill_id, p.attempt, today.day
          from unnest(?::bigint[], ?::bigint[]) as a (bill_id, attempt)
         cross join lateral (
               select p.bill_id, p.attempt, p.currency, p.amount_minor
                 from billing.payment_attempt p
                where p.bill_id = a.bill_id and p.attempt = a.attempt
                  and p.state = 'APPROVED' and p.amount_minor > 0
               offset 0) p
          join billing.bill b on b.id = p.bill_id
         cross join (select ?::date as day) today
         order by p.bill_id
        """,
        ps -> {
          columns.setValues(ps);
          ps.setObject(columns.count() + 1, today());
        });
  }

  /**
   * Posts a correction or a movement.
   *
   * @return the posting
   * @throws org.springframework.dao.DuplicateKeyException if it is already posted
   */
  public long corrected(Corrected correction) {
    return jdbc.sql(
            """
            insert into billing.posting (day, customer_id, currency, debit, credit, amount_minor,
                   cause, bill_id, number, reference)
            values (:day, :customer, :currency, cast(:debit as billing.ledger_account),
                    cast(:credit as billing.ledger_account), :amount,
                    cast(:cause as billing.posting_cause), :bill, :number, :reference)
            returning id
            """)
        .param("day", today())
        .param("customer", correction.customerId())
        .param("currency", correction.amount().currency())
        .param("debit", correction.debit().name())
        .param("credit", correction.credit().name())
        .param("amount", correction.amount().minor())
        .param("cause", correction.cause())
        .param("bill", correction.bill(), Types.BIGINT)
        .param("number", correction.number())
        .param("reference", correction.reference())
        .query(Long.class)
        .single();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
