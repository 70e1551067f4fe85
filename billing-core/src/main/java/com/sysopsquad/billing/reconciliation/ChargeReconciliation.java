package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.flows.pricing.Money;
import java.util.ArrayList;
import java.util.List;

/**
 * The result of comparing the charges of a time with the payments here.
 *
 * @param totals by currency
 * @param count of charges and payments that differ
 * @param differences sentences on the first of them
 */
public record ChargeReconciliation(List<Totals> totals, long count, List<String> differences) {

  /** Keeps copies. */
  public ChargeReconciliation {
    totals = List.copyOf(totals);
    differences = List.copyOf(differences);
  }

  /** Whether nothing differs. */
  public boolean agrees() {
    return count == 0 && totals.stream().allMatch(Totals::agree);
  }

  /** A line a currency, then a line a difference. */
  public String summary() {
    List<String> lines = new ArrayList<>();
    totals.forEach(each -> lines.add(each.sentence()));
    if (totals.isEmpty()) {
      lines.add("There were no payments here and no charges at the provider.");
    }
    lines.addAll(differences);
    if (count > differences.size()) {
      lines.add("%d more differ; each has an alert.".formatted(count - differences.size()));
    }
    return String.join("\n", lines);
  }

  /** Payments here and charges at the provider in one currency; sums in minor units. */
  public record Totals(
      String currency, long payments, long paidMinor, long charges, long chargedMinor) {

    boolean agree() {
      return payments == charges && paidMinor == chargedMinor;
    }

    String sentence() {
      return "%s: %d payments over %s here, %d charges over %s at the provider."
          .formatted(currency, payments, amount(paidMinor), charges, amount(chargedMinor));
    }

    private String amount(long minor) {
      return Money.currencies().contains(currency)
          ? new Money(minor, currency).amount().toPlainString()
          : minor + " minor units";
    }
  }
}
