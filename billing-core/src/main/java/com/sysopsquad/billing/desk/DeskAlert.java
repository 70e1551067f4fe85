package com.sysopsquad.billing.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what it is about.
 *
 * @param kind as stored by billing
 * @param owner who works on it; null if nobody does yet
 * @param closedBy null while it is open, or if billing closed it automatically
 * @param notice notice to the customer; null if none is known
 * @param subject null if the charge belongs to nothing here
 */
public record DeskAlert(
    UUID id,
    String kind,
    String reason,
    Instant raisedAt,
    @Nullable Instant closedAt,
    @Nullable String owner,
    @Nullable String closedBy,
    @Nullable String closeReason,
    @Nullable String notice,
    @Nullable String charge,
    @Nullable Subject subject,
    @Nullable Long minor,
    @Nullable String currency) {

  /** What it is about. */
  public AlertKind about() {
    return AlertKind.of(kind);
  }

  /** The reason as a sentence. */
  public String sentence() {
    return about().sentence(reason);
  }

  /** Whether nobody has closed it. */
  public boolean isOpen() {
    return closedAt == null;
  }

  /**
   * Customer and bill.
   *
   * @param bill null if only the plan is known
   * @param contract its name on the bill; null if only the plan is known
   */
  public record Subject(
      UUID customerId,
      String customer,
      @Nullable Long bill,
      @Nullable String contract,
      @Nullable LocalDate periodStart,
      @Nullable LocalDate periodEnd,
      @Nullable UUID reference) {}

  /** A person's action on it. */
  public record Event(
      Instant at, String actor, String action, @Nullable String receiver, @Nullable String words) {}
}
