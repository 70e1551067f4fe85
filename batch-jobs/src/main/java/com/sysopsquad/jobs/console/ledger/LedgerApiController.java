package com.sysopsquad.jobs.console.ledger;

import com.sysopsquad.billing.ledger.Balance;
import com.sysopsquad.billing.ledger.Posting;
import com.sysopsquad.billing.ledger.Statements;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a customer owes and has paid, posting by posting. */
@ConsoleApi
@RequestMapping("/api/accounts/{customer}/ledger")
class LedgerApiController {

  private static final int LARGEST_SIZE = 500;

  private final Statements statements;

  LedgerApiController(Statements statements) {
    this.statements = statements;
  }

  @GetMapping
  LedgerAnswer ledger(
      @PathVariable UUID customer,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int size) {
    if (size < 1 || size > LARGEST_SIZE) {
      throw new InvalidParameter("size must be from 1 to %d.".formatted(LARGEST_SIZE));
    }
    List<Balance> balances = statements.balances(customer);
    List<Posting> found = statements.after(customer, after, size + 1);
    List<Posting> shown = found.subList(0, Math.min(size, found.size()));
    return new LedgerAnswer(
        balances, List.copyOf(shown), found.size() > size ? shown.getLast().id() : null);
  }

  /**
   * The ledger of a customer.
   *
   * @param balances by currency and account, debits minus credits
   * @param postings in the order in which they were written
   * @param next posting after which the next page begins; null if there are no more
   */
  record LedgerAnswer(List<Balance> balances, List<Posting> postings, @Nullable Long next) {}
}
