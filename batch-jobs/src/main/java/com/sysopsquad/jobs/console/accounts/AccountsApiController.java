package com.sysopsquad.jobs.console.accounts;

import com.sysopsquad.billing.desk.AccountHit;
import com.sysopsquad.billing.desk.AccountSearch;
import com.sysopsquad.billing.desk.ReadingAccounts;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers as billing knows them. */
@ConsoleApi
@RequestMapping("/api/accounts")
class AccountsApiController {

  private static final int LONGEST = 200;

  private final AccountSearch search;
  private final ReadingAccounts reading;
  private final Formats formats;

  AccountsApiController(AccountSearch search, ReadingAccounts reading, Formats formats) {
    this.search = search;
    this.reading = reading;
    this.formats = formats;
  }

  @Operation(
      operationId = "findAccounts",
      summary = "Finds customers",
      description =
          "By name, address, email address, invoice number, bill number, merchant reference or"
              + " customer id; at most 50.")
  @GetMapping
  AccountsAnswer find(@RequestParam(defaultValue = "") String q) {
    if (q.isBlank() || q.length() > LONGEST) {
      throw new InvalidParameter(
          "Enter a search text with at most %d characters.".formatted(LONGEST));
    }
    AccountSearch.Found found = search.find(q);
    return new AccountsAnswer(found.hits(), found.hasMore());
  }

  @Operation(
      operationId = "getAccount",
      summary = "One customer with plans, cards, bills, attempts, invoices and alerts",
      description = "before is the last bill of the previous page.")
  @GetMapping("/{id}")
  AccountAnswer account(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable Long before) {
    return AccountAnswer.of(reading.read(id, before), formats);
  }

  /** Search results; there may be more than are shown. */
  record AccountsAnswer(List<AccountHit> items, boolean more) {}
}
