package com.sysopsquad.jobs.console.accounts;

import com.sysopsquad.billing.correction.Corrections;
import com.sysopsquad.billing.desk.AccountHit;
import com.sysopsquad.billing.desk.AccountSearch;
import com.sysopsquad.billing.desk.ReadingAccounts;
import com.sysopsquad.billing.ledger.Balance;
import com.sysopsquad.billing.ledger.LedgerAccount;
import com.sysopsquad.billing.ledger.Statements;
import com.sysopsquad.jobs.console.accounts.AccountView.HitView;
import com.sysopsquad.jobs.console.corrections.CorrectionView;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers as billing knows them: the search, and a page for each customer. */
@ConsolePage
class AccountsPageController implements Section {

  private static final int LONGEST = 200;
  private static final int CORRECTIONS = 50;

  private final AccountSearch search;
  private final ReadingAccounts reading;
  private final Corrections corrections;
  private final Statements statements;
  private final Dependencies dependencies;
  private final Formats formats;

  AccountsPageController(
      AccountSearch search,
      ReadingAccounts reading,
      Corrections corrections,
      Statements statements,
      Dependencies dependencies,
      Formats formats) {
    this.search = search;
    this.reading = reading;
    this.corrections = corrections;
    this.statements = statements;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.BILLING, 1, "Accounts", "/accounts", "c");
  }

  @Override
  public Optional<String> role() {
    return Optional.of("BILLING");
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return dependencies.fromDatabase(
        () -> search.find(text).hits().stream().map(AccountsPageController::hit).toList());
  }

  private static Hit hit(AccountHit found) {
    HitView view = HitView.of(found);
    return new Hit(
        "Customer",
        view.name(),
        "%s · %s · %s".formatted(view.foundBy(), view.email(), view.address()),
        "/accounts/" + view.customerId());
  }

  @GetMapping("/accounts")
  String accounts(@RequestParam(defaultValue = "") String name, Model model) {
    String text = name.replace("\0", "").strip();
    String asked = text.substring(0, Math.min(text.length(), LONGEST));
    model.addAttribute("asked", asked);
    ProbeResult<AccountSearch.Found> found = dependencies.fromDatabase(() -> search.find(asked));
    model.addAttribute("found", found.map(AccountsPageController::view));
    model.addAttribute(
        "heading", found.value().map(each -> heading(asked, each)).orElse("Accounts"));
    return "console/accounts";
  }

  private static String heading(String asked, AccountSearch.Found found) {
    if (asked.isEmpty()) {
      return "Find a customer";
    }
    int hits = found.hits().size();
    return hits == 0
        ? "No customers found for \"%s\"".formatted(asked)
        : (found.hasMore() ? "More than " : "") + Formats.counted(hits, "customer");
  }

  private static FoundView view(AccountSearch.Found found) {
    return new FoundView(found.hits().stream().map(HitView::of).toList(), found.hasMore());
  }

  @GetMapping("/accounts/{id}")
  String account(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable Long before, Model model) {
    model.addAttribute("account", AccountView.of(reading.read(id, before), formats));
    model.addAttribute("first", before == null);
    model.addAttribute("credit", credit(id));
    model.addAttribute(
        "corrections",
        corrections.of(id, CORRECTIONS).stream()
            .map(each -> CorrectionView.of(each, formats))
            .toList());
    return "console/account";
  }

  /** What we owe the customer, by currency. */
  private String credit(UUID id) {
    return Formats.money(
        statements.balances(id).stream()
            .filter(each -> each.account() == LedgerAccount.CREDIT && each.minor() < 0)
            .collect(Collectors.toMap(Balance::currency, each -> -each.minor())));
  }

  /** Search results. */
  record FoundView(List<HitView> hits, boolean more) {}
}
