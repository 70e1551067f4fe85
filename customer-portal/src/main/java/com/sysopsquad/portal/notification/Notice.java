package com.sysopsquad.portal.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * A payment problem that is still open.
 *
 * @param totalMinor what was to be paid, minor units; null when it could not be computed
 * @param kind as billing names it; null: of an older sender
 * @param reason in English words
 * @param advice in English words
 */
public record Notice(
    UUID id,
    LocalDate periodStart,
    LocalDate periodEnd,
    @Nullable Long totalMinor,
    @Nullable String currency,
    @Nullable String kind,
    String reason,
    String advice,
    Instant raisedAt) {

  /** What happened, in words for whoever reads the page. */
  public MessageSourceResolvable why() {
    return texts().why();
  }

  /** What the customer can do, likewise. */
  public MessageSourceResolvable whatToDo() {
    return texts().whatToDo();
  }

  /** Whether another card would help. */
  public boolean cardHelps() {
    return texts().cardHelps();
  }

  private ProblemTexts texts() {
    return new ProblemTexts(kind, reason, advice);
  }
}
