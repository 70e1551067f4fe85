package com.sysopsquad.billing.ledger;

import com.sysopsquad.billing.Population;
import com.sysopsquad.billing.Population.Customer;
import com.sysopsquad.billing.bill.run.RunKey;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Billing with a ledger, and what stands in it. */
abstract class PostedBills {

  static final RunKey NOVEMBER = RunKey.ofDay(LocalDate.of(2026, 11, 30));
  static final RunKey DECEMBER = RunKey.ofDay(LocalDate.of(2026, 12, 31));

  static final String FROZEN = "BILL 1 RECEIVABLE<DEFERRED_REVENUE 2000 USD";
  static final String TAXED = "BILL 1 RECEIVABLE<TAX 125 USD";
  static final String PAID = "PAYMENT 1 CASH<RECEIVABLE 2125 USD";
  static final String COPY =
      """
      insert into billing.posting (amount_minor, bill_id, corrects, day, debit, credit, cause,
             number, currency, customer_id)
      select %s
        from billing.posting
       where id = 1
      """;

  final LedgerInTest ledger = new LedgerInTest();
  final Population population = new Population(ledger.billing.jdbc());

  @AfterEach
  void close() {
    ledger.close();
  }

  List<Balance> balances(Customer customer) {
    return ledger.billing.get(Statements.class).balances(customer.id());
  }

  long owed(Customer customer) {
    return balances(customer).stream()
        .filter(balance -> balance.account() == LedgerAccount.RECEIVABLE)
        .mapToLong(Balance::minor)
        .sum();
  }

  List<Posting> statement(Customer customer) {
    return ledger.billing.get(Statements.class).after(customer.id(), 0, 1_000);
  }
}
