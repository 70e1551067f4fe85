package com.sysopsquad.billing.provider;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.flows.pricing.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the provider gets for a charge; frozen, so that the same call can be repeated
 * byte for byte.
 *
 * @param reference merchant reference of the bill
 * @param line what the bill is for; null for a bill from before there were line keys
 * @param attempt counted from 1
 */
public record ChargeRequest(
    UUID reference,
    @Nullable LineKey line,
    int attempt,
    RunKey run,
    long amountMinor,
    String currency,
    String providerCustomer,
    String providerMethod) {

  /** Rejects what cannot be charged. */
  public ChargeRequest {
    if (attempt < 1 || amountMinor <= 0) {
      throw new IllegalArgumentException(
          "Attempt %d of %d cannot be charged".formatted(attempt, amountMinor));
    }
  }

  /** The request for a bill's attempt: always the same, since it is made from frozen data. */
  public static ChargeRequest of(Bill.Chargeable bill, int attempt) {
    Bill.Header header = bill.header();
    LineKey line = header.keyedByLine() ? header.line() : null;
    Money total = bill.charge().total();
    return new ChargeRequest(
        header.reference(),
        line,
        attempt,
        line == null ? header.run() : header.run().inTime(line.periodStart()),
        total.minor(),
        total.currency(),
        bill.card().providerCustomer(),
        bill.card().providerMethod());
  }

  /** The key with which the provider carries it out only once. */
  public String idempotencyKey() {
    return line == null ? reference + "-" + attempt : line.text() + "/" + attempt;
  }
}
