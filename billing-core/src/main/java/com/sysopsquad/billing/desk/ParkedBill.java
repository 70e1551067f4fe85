package com.sysopsquad.billing.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bill that is waiting, or that was given up.
 *
 * @param why text for a person
 * @param reference merchant reference, as the provider knows it
 * @param totalMinor null if it has no price
 * @param currency null if it has no price
 * @param decision latest decision; null if there is none
 */
public record ParkedBill(
    long id,
    Cause cause,
    String why,
    UUID customerId,
    String customer,
    String contract,
    LocalDate periodStart,
    LocalDate periodEnd,
    UUID reference,
    @Nullable Long totalMinor,
    @Nullable String currency,
    boolean isVoid,
    @Nullable Made decision) {

  /** Why it is waiting. */
  public enum Cause {
    /** Its price could not be computed. */
    NO_PRICE,
    /** Its amount is below the provider's minimum. */
    TOO_SMALL,
    /** It could not be determined whether its card was charged. */
    NOT_KNOWN
  }

  /** Which parked bills to show. */
  public enum Stage {
    /** No decision since the last run. */
    WAITING,
    /** A decision was made, and the next run or the provider's answer will follow. */
    DECIDED,
    /** Given up by a person. */
    GIVEN_UP
  }

  /** A decision that a person can make. */
  public enum Decision {
    /** Priced again by the next run; for an unknown payment, the provider is asked again. */
    TRY_AGAIN,
    /** Never charged: the bill becomes void. */
    GIVE_UP
  }

  /** A person's decision. */
  public record Made(Decision decision, String by, Instant at, String reason) {}
}
