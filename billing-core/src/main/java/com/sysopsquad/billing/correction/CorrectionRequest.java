package com.sysopsquad.billing.correction;

import com.sysopsquad.flows.pricing.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction as a person asks for it.
 *
 * @param bill the bill to correct; null for a goodwill credit
 * @param amount null: all that is left of the bill's payment, or the whole unpaid bill
 * @param madeAtProvider the provider's reference of a refund that was made there and is only
 *     recorded; null if billing makes the correction itself
 */
public record CorrectionRequest(
    CorrectionKind kind,
    UUID customerId,
    @Nullable Long bill,
    @Nullable Money amount,
    @Nullable String madeAtProvider) {

  /** A correction that billing makes itself. */
  public CorrectionRequest(
      CorrectionKind kind, UUID customerId, @Nullable Long bill, @Nullable Money amount) {
    this(kind, customerId, bill, amount, null);
  }
}
