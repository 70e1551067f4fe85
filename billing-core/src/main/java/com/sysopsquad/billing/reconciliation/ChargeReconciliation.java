package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.flows.pricing.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of comparing the charges of a period, and the ledger, with our payments.
 *
 * @param totals by currency
 * @param refunds by currency; empty if nothing was refunded
 * @param count number of charges, payments and refunds that differ
 * @param differences sentences about the first of them
 * @param ledger sentences about the first bills for which the ledger differs
 */
public record ChargeReconciliation(
    List<Totals> totals,
    List<Refunds> refunds,
    long count,
    List<String> differences,
    List<String> ledger) {

  /** Keeps copies. */
  public ChargeReconciliation {
    totals = List.copyOf(totals);
    refunds = List.copyOf(refunds);
    differences = List.copyOf(differences);
    ledger = List.copyOf(ledger);
  }

  /** Whether nothing differs. */
  public boolean agrees() {
    return count == 0
        && ledger.isEmpty()
        && totals.stream().allMatch(Totals::agree)
        && refunds.stream().allMatch(Refunds::agree);
  }

  /** One line per currency, then one line per difference. */
  public String summary() {
    List<String> lines = new ArrayList<>();
    totals.forEach(each -> lines.add(each.sentence()));
    if (totals.isEmpty()) {
      lines.add("No payments in our records, and no charges at the provider.");
    }
    refunds.forEach(each -> lines.add(each.sentence()));
    lines.addAll(differences);
    if (count > differences.size()) {
      lines.add("%d more differ; each has an alert.".formatted(count - differences.size()));
    }
    lines.addAll(ledger);
    return String.join("\n", lines);
  }

  /** Our payments and the provider's charges in one currency; totals in minor units. */
  public record Totals(
      String currency, long payments, long paidMinor, long charges, long chargedMinor) {

    boolean agree() {
      return payments == charges && paidMinor == chargedMinor;
    }

    String sentence() {
      return "%s: our records have %d payments totaling %s; the provider has %d charges totaling %s."
          .formatted(currency, payments, amount(paidMinor), charges, amount(chargedMinor));
    }

    private String amount(long minor) {
      return ChargeReconciliation.amount(minor, currency);
    }
  }

  /** Our refunds and the provider's in one currency; totals in minor units. */
  public record Refunds(
      String currency, long refunds, long refundedMinor, long listed, long listedMinor) {

    boolean agree() {
      return refunds == listed && refundedMinor == listedMinor;
    }

    String sentence() {
      return "%s: our records have %d refunds totaling %s; the provider has %d refunds totaling %s."
          .formatted(
              currency,
              refunds,
              amount(refundedMinor, currency),
              listed,
              amount(listedMinor, currency));
    }
  }

  private static String amount(long minor, String currency) {
    return Money.currencies().contains(currency)
        ? new Money(minor, currency).amount().toPlainString()
        : minor + " minor units";
  }
}
