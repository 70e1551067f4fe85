package com.sysopsquad.billing.payment;

import java.util.List;

/**
 * The results of open attempts.
 *
 * @param paid now known to be charged, and invoiced
 * @param declined now known not to be charged
 * @param open still not known
 * @param parked left to a person
 */
public record Resolution(long paid, long declined, long open, long parked) {

  static final Resolution NONE = new Resolution(0, 0, 0, 0);

  /** How many attempts have ended. */
  public long ended() {
    return paid + declined + parked;
  }

  /** One line for a person. */
  public String summary() {
    return "%d paid, %d declined, %d parked for a person, %d still open"
        .formatted(paid, declined, parked, open);
  }

  Resolution and(List<FinishedCharge.Attempted> charges) {
    Resolution sum = this;
    for (FinishedCharge.Attempted charge : charges) {
      sum = sum.and(charge.attempt().state());
    }
    return sum;
  }

  private Resolution and(AttemptState state) {
    return switch (state) {
      case APPROVED -> new Resolution(paid + 1, declined, open, parked);
      case PENDING, THROTTLED, UNKNOWN -> new Resolution(paid, declined, open + 1, parked);
      case PARKED -> new Resolution(paid, declined, open, parked + 1);
      case SOFT_DECLINE, HARD_DECLINE, CUSTOMER_ACTION, NOT_SENT, REJECTED ->
          new Resolution(paid, declined + 1, open, parked);
    };
  }
}
