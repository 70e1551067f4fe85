package com.sysopsquad.portal.plan;

import com.sysopsquad.flows.pricing.AnchorDay;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer's support plan.
 *
 * @param contractCode contract in force from the next period on
 * @param startsOn first day; falls on the anchor day of its month
 * @param endsOn first day that is no longer covered; null if open-ended
 * @param version increases with every change that is stored; 0 until the plan is stored
 */
public record Plan(
    UUID id,
    UUID customerId,
    String contractCode,
    LocalDate startsOn,
    AnchorDay anchor,
    @Nullable LocalDate endsOn,
    long version) {

  /** Rejects a plan whose first period would not begin on its anchor, or which ends too early. */
  public Plan {
    if (!anchor.fallsOn(startsOn)) {
      throw new IllegalArgumentException(
          "A plan with anchor day %d cannot start on %s".formatted(anchor.day(), startsOn));
    }
    if (endsOn != null && endsOn.isBefore(startsOn)) {
      throw new IllegalArgumentException(
          "A plan cannot start on %s and end on %s".formatted(startsOn, endsOn));
    }
  }

  /** A new plan that starts on its anchor in the month. */
  public static Plan chosen(
      UUID customerId, String contractCode, AnchorDay anchor, YearMonth startMonth) {
    return new Plan(
        UUID.randomUUID(), customerId, contractCode, anchor.in(startMonth), anchor, null, 0);
  }

  /** A new plan whose periods begin on the day of the month on which it starts. */
  public static Plan chosen(UUID id, UUID customerId, String contractCode, LocalDate startsOn) {
    return new Plan(
        id, customerId, contractCode, startsOn, new AnchorDay(startsOn.getDayOfMonth()), null, 0);
  }

  /** The plan with another contract from the next period. */
  Plan changedTo(String newContractCode) {
    return new Plan(id, customerId, newContractCode, startsOn, anchor, endsOn, version);
  }

  /** The plan without coverage from that day. */
  public Plan endingOn(LocalDate day) {
    return new Plan(id, customerId, contractCode, startsOn, anchor, day, version);
  }

  /** The plan without an end. */
  Plan goingOn() {
    return new Plan(id, customerId, contractCode, startsOn, anchor, null, version);
  }

  /** The plan as it is stored, with that version. */
  Plan stored(long newVersion) {
    return new Plan(id, customerId, contractCode, startsOn, anchor, endsOn, newVersion);
  }

  /** Whether it covers this day or a later one. */
  public boolean covers(LocalDate today) {
    return endsOn == null || endsOn.isAfter(today);
  }
}
