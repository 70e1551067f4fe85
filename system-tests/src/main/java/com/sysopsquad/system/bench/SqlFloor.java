package com.sysopsquad.system.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The rows of a billed month with plain SQL, on two connections in parallel. */
final class SqlFloor {

  private static final int CONNECTIONS = 2;

  private static final List<String> STATEMENTS =
      List.of(
          """
          insert into billing.bill (billing_date, run_number, subscription_id, customer_id,
                 plan_id, contract_code, contract_name, period_start, period_end, card_id, currency,
                 net_minor, tax_rate, tax_minor, total_minor)
          select '2026-11-30', 0, s.id, s.customer_id, s.plan_id, s.contract_code, k.name,
                 s.billed_to, (s.billed_to + interval '1 month')::date, c.card_id, 'USD', 1999,
                 0.0725, 145, 2144
            from billing.subscription s
            join billing.default_card c on c.customer_id = s.customer_id
            join catalog.contract k on k.code = s.contract_code
           where s.id % 2 = ?
          """,
          """
          insert into billing.posting
                 (day, customer_id, currency, debit, credit, amount_minor, cause, bill_id)
          select '2026-11-01', b.customer_id, b.currency, 'RECEIVABLE', owed.account, owed.amount,
                 'BILL', b.id
            from billing.bill b
            cross join lateral (
                 values ('DEFERRED_REVENUE'::billing.ledger_account, b.net_minor),
                        ('TAX', b.tax_minor)) as owed (account, amount)
           where b.subscription_id % 2 = ?
          """,
          """
          update billing.subscription
             set billed_to = (billed_to + interval '1 month')::date
           where id % 2 = ?
          """,
          """
          insert into billing.payment_attempt (bill_id, attempt, state, card_id, amount_minor,
                 currency, provider_reference, attempted_at, settled_at)
          select id, 1, 'APPROVED', card_id, total_minor, currency, 'pi_' || reference, now(), now()
            from billing.bill
           where subscription_id % 2 = ?
          """,
          """
          insert into billing.posting
                 (day, customer_id, currency, debit, credit, amount_minor, cause, bill_id)
          select '2026-11-01', b.customer_id, p.currency, 'CASH', 'RECEIVABLE', p.amount_minor,
                 'PAYMENT', p.bill_id
            from billing.payment_attempt p
            join billing.bill b on b.id = p.bill_id
           where b.subscription_id % 2 = ?
          """,
          """
          insert into billing.invoice (bill_id, id, number, customer_id, plan_id, seller,
                 customer_name, customer_address, period_start, period_end, issued_on, currency,
                 net_minor, tax_minor, total_minor, card_brand, card_last_four,
                 provider_reference, paid_at)
          select b.id, gen_random_uuid(),
                 '2026-11-0' || b.subscription_id % 2 || '-'
                 || lpad(row_number() over (order by b.id)::text, 6, '0'),
                 b.customer_id, b.plan_id,
                 'Penultimate Electronics, Inc.' || chr(10) || '200 Circuit Avenue' || chr(10)
                 || 'Columbus, OH 43215' || chr(10) || 'EIN 31-0000000',
                 a.name, a.street || chr(10) || a.city || ', ' || a.state || ' ' || a.postal_code,
                 b.period_start, b.period_end, '2026-11-01', b.currency, b.net_minor, b.tax_minor,
                 b.total_minor, c.brand, c.last_four, 'pi_' || b.reference, now()
            from billing.bill b
            join billing.account a on a.customer_id = b.customer_id
            join billing.card c on c.id = b.card_id
           where b.subscription_id % 2 = ?
          """,
          """
          insert into billing.invoice_line (bill_id, line, description, net_minor, tax_rate,
                 tax_minor)
          select b.id, 1, b.contract_name || ', ' || b.period_start || ' to ' || b.period_end,
                 b.net_minor, b.tax_rate, b.tax_minor
            from billing.bill b
           where b.subscription_id % 2 = ?
          """,
          """
          insert into delivery.outbox (lane, id, queue, type, version, subject, sent_at, body)
          select i.bill_id % 8, gen_random_uuid(), 'CUSTOMER.INVOICE', 'com.sysopsquad.invoice.issued',
                 1, i.customer_id, now(), row_to_json(i) || ' ' || row_to_json(l)
            from billing.invoice i
            join billing.invoice_line l on l.bill_id = i.bill_id
            join billing.bill b on b.id = i.bill_id
           where b.subscription_id % 2 = ?
          """);

  private SqlFloor() {}

  static Duration run(BenchDatabase database) throws InterruptedException, ExecutionException {
    database
        .jdbc()
        .sql(
            """
            insert into billing.billing_run
                   (billing_date, run_number, frozen_at, first_bill, last_bill, bills, partitions)
            values ('2026-11-30', 0, now(), 0, -1, 0, 1)
            """)
        .update();
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> halves = new ArrayList<>();
      for (int number = 0; number < CONNECTIONS; number++) {
        int half = number;
        halves.add(
            threads.submit(
                () -> {
                  insert(database, half);
                  return half;
                }));
      }
      for (Future<?> half : halves) {
        half.get();
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void insert(BenchDatabase database, int half) throws SQLException {
    try (Connection connection = database.source().getConnection()) {
      for (String sql : STATEMENTS) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setInt(1, half);
          statement.executeUpdate();
        }
      }
    }
  }
}
