package com.sysopsquad.billing.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the ledger says about a customer. */
public class Statements {

  /**
   * Found through the customer's bills, so that a posting of a bill does not need its own index on
   * the customer. Void bills and other bills have separate indexes.
   */
  private static final String OF_CUSTOMER =
      """
      (select p.*
         from billing.subscription s
         join billing.bill b on b.subscription_id = s.id and b.voided is null
         join billing.posting p on p.bill_id = b.id
        where s.customer_id = :customer
       union all
       select p.*
         from billing.subscription s
         join billing.bill b on b.plan_id = s.plan_id and b.voided is not null
         join billing.posting p on p.bill_id = b.id
        where s.customer_id = :customer
       union all
       select p.*
         from billing.posting p
        where p.customer_id = :customer and p.bill_id is null) p
      """;

  private final JdbcClient jdbc;

  Statements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The balance of each account, by currency; unused accounts are left out.
   *
   * @throws NoSuchCustomer if billing does not know the customer
   */
  public List<Balance> balances(UUID customer) {
    if (!isKnown(customer)) {
      throw new NoSuchCustomer(customer);
    }
    return jdbc.sql(
            """
            select p.currency, side.account, sum(side.minor)::bigint
              from %s
              cross join lateral (
                   values (p.debit, p.amount_minor), (p.credit, -p.amount_minor))
                   as side (account, minor)
             group by p.currency, side.account
             order by p.currency, side.account
            """
                .formatted(OF_CUSTOMER))
        .param("customer", customer)
        .query(
            (row, _) ->
                new Balance(
                    row.getString(1), LedgerAccount.valueOf(row.getString(2)), row.getLong(3)))
        .list();
  }

  /** The next postings after one, in the order in which they were written. */
  public List<Posting> after(UUID customer, long after, int size) {
    return jdbc.sql(
            """
            select *
              from (select p.*,
                           (sum(case when p.debit = 'RECEIVABLE' then p.amount_minor
                                     when p.credit = 'RECEIVABLE' then -p.amount_minor
                                     else 0 end)
                             over (partition by p.currency order by p.id))::bigint as owed_minor
                      from %s) p
             where p.id > :after
             order by p.id
             limit :size
            """
                .formatted(OF_CUSTOMER))
        .param("customer", customer)
        .param("after", after)
        .param("size", size)
        .query((row, _) -> posting(row))
        .list();
  }

  private boolean isKnown(UUID customer) {
    return jdbc.sql("select exists (select from billing.account where customer_id = ?)")
        .param(customer)
        .query(Boolean.class)
        .single();
  }

  private static Posting posting(ResultSet row) throws SQLException {
    return new Posting(
        row.getLong("id"),
        row.getObject("day", LocalDate.class),
        row.getString("currency"),
        LedgerAccount.valueOf(row.getString("debit")),
        LedgerAccount.valueOf(row.getString("credit")),
        row.getLong("amount_minor"),
        row.getString("cause"),
        row.getObject("bill_id", Long.class),
        row.getInt("number"),
        row.getString("reference"),
        row.getObject("corrects", Long.class),
        row.getLong("owed_minor"));
  }
}
