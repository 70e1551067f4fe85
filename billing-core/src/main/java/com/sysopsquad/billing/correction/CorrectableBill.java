package com.sysopsquad.billing.correction;

import com.sysopsquad.flows.pricing.Money;
import org.jspecify.annotations.Nullable;

/**
 * What decides whether a bill can be corrected.
 *
 * @param total null if it has no price
 * @param isFailed whether all of its attempts have ended without a payment, and it has some
 * @param isWrittenOff whether it is written off, or somebody has asked for that
 * @param payment the payment that can be refunded; null if there is none
 * @param corrections how many it has
 */
record CorrectableBill(
    long id,
    @Nullable Money total,
    @Nullable String voided,
    boolean isFailed,
    boolean isWrittenOff,
    @Nullable Payment payment,
    int corrections) {

  /**
   * What was paid for it.
   *
   * @param refundedMinor how much of it is refunded, or about to be
   */
  record Payment(String charge, Money amount, long refundedMinor, String lastFour) {

    Money left() {
      return new Money(amount.minor() - refundedMinor, amount.currency());
    }
  }

  /** How much can be corrected; refuses what cannot be. */
  Money correctable(CorrectionKind kind) {
    return switch (kind) {
      case CARD_REFUND, CREDIT_REFUND -> paid().left();
      case WRITE_OFF -> {
        if (isWrittenOff) {
          throw new CorrectionRefused("Bill %d is already written off.".formatted(id));
        }
        yield unpaid();
      }
      case GOODWILL -> throw new IllegalArgumentException("A goodwill credit is for no bill");
    };
  }

  Payment paid() {
    if (payment == null) {
      throw new CorrectionRefused(
          "Nothing was paid for bill %d. Only a payment can be refunded.".formatted(id));
    }
    return payment;
  }

  Money unpaid() {
    if (voided != null) {
      throw new CorrectionRefused("Bill %d is void: nothing is owed.".formatted(id));
    }
    if (payment != null) {
      throw new CorrectionRefused("Bill %d is paid. A payment can be refunded.".formatted(id));
    }
    if (total == null || !isFailed) {
      throw new CorrectionRefused(
          "Bill %d cannot be written off while its payment is due or its outcome is not known."
              .formatted(id));
    }
    return total;
  }
}
