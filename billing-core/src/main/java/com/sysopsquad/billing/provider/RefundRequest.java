package com.sysopsquad.billing.provider;

import com.sysopsquad.flows.pricing.Money;
import java.util.UUID;

/**
 * Everything that the provider gets for a refund; the same call can be repeated byte for byte.
 *
 * @param correction what causes it
 * @param charge the provider's reference of the charge
 */
public record RefundRequest(UUID correction, String charge, Money amount) {

  /** The key with which the provider carries it out only once. */
  public String idempotencyKey() {
    return "refund/%s/%s".formatted(charge, correction);
  }
}
