package com.sysopsquad.portal.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * A payment problem that is still open.
 *
 * @param plan name of the contract; null if the plan is not known here
 * @param totalMinor amount due, in minor units; null if it could not be computed
 * @param kind billing's name of the kind; null from an older sender
 * @param reason English text
 * @param advice English text
 */
public record Notice(
    UUID id,
    @Nullable String plan,
    LocalDate periodStart,
    LocalDate periodEnd,
    @Nullable Long totalMinor,
    @Nullable String currency,
    @Nullable String kind,
    String reason,
    String advice,
    Instant raisedAt) {

  /** What happened, in the reader's language. */
  public MessageSourceResolvable why() {
    return texts().why();
  }

  /** What the customer can do, in the reader's language. */
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
