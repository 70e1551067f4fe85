package com.sysopsquad.flows.delivery.inbox.retry;

import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.command.RefusalDecided;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes, in the current transaction, what operations has decided about messages that wait for their
 * next attempt. The worker of the queue carries it out, in whichever process it runs.
 */
public final class DecidedRetries {

  private static final Logger log = LoggerFactory.getLogger(DecidedRetries.class);

  private final RetryRows rows;
  private final Clock clock;

  public DecidedRetries(RetryRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** Whether the message waits here; otherwise the decision is not about this quantum's retries. */
  public boolean apply(RefusalDecided decided) {
    boolean waits =
        switch (decided.decision()) {
          case RETRY -> rows.retryNow(decided.refusedQueue(), decided.messageId(), clock.instant());
          case GIVE_UP ->
              rows.giveUp(
                  decided.refusedQueue(),
                  decided.messageId(),
                  Masking.mask(decided.sentence()),
                  clock.instant());
        };
    if (waits) {
      log.info(
          "{} of message {} from {} by {}",
          decided.decision(),
          decided.messageId(),
          decided.refusedQueue(),
          decided.decidedBy());
    }
    return waits;
  }
}
