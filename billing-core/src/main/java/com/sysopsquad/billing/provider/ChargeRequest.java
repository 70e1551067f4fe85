package com.sysopsquad.billing.provider;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.LineKey;
import com.sysopsquad.flows.pricing.Money;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the provider is told of a charge; frozen, so that the same call can be made again
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
    YearMonth run,
    long amountMinor,
    String currency,
    String providerCustomer,
    String providerMethod) {

  /** Refuses what cannot be charged. */
  public ChargeRequest {
    if (attempt < 1 || amountMinor <= 0) {
      throw new IllegalArgumentException(
          "Attempt %d of %d cannot be charged".formatted(attempt, amountMinor));
    }
  }

  /** The request of a bill's attempt: always the same, since it comes from what was frozen. */
  public static ChargeRequest of(Bill.Chargeable bill, int attempt) {
    Bill.Header header = bill.header();
    Money total = bill.charge().total();
    return new ChargeRequest(
        header.reference(),
        header.keyedByLine() ? header.line() : null,
        attempt,
        header.month(),
        total.minor(),
        total.currency(),
        bill.card().providerCustomer(),
        bill.card().providerMethod());
  }

  /** Under which the provider does it once. */
  public String idempotencyKey() {
    return line == null ? reference + "-" + attempt : line.text() + "/" + attempt;
  }
}
