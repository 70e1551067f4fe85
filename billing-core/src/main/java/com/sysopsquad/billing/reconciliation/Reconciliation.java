package com.sysopsquad.billing.reconciliation;

import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.bill.run.RunProgress;
import java.util.List;

/**
 * The result of comparing a run with itself and with the provider.
 *
 * @param differences sentences for a person, at most 20; empty if everything agrees
 * @param remarks sentences about what is open but does not disagree
 */
public record Reconciliation(
    RunKey run,
    RunProgress counts,
    List<Totals> totals,
    List<String> differences,
    List<String> remarks) {

  /** Keeps copies. */
  public Reconciliation {
    totals = List.copyOf(totals);
    differences = List.copyOf(differences);
    remarks = List.copyOf(remarks);
  }

  /** Whether nothing disagrees. */
  public boolean agrees() {
    return differences.isEmpty();
  }

  /** Totals of one currency, in minor units. */
  public record Totals(
      String currency,
      long frozenMinor,
      long paidMinor,
      long invoicedMinor,
      long providerMinor,
      long invoices,
      long providerCharges) {}
}
