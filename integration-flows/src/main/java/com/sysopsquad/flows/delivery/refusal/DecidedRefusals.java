package com.sysopsquad.flows.delivery.refusal;

import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.message.command.RefusalDecided;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what operations has decided about messages that the broker refuses, in the current
 * transaction. Messages that have been sent in the meantime are ignored.
 */
public final class DecidedRefusals {

  private static final Logger log = LoggerFactory.getLogger(DecidedRefusals.class);

  private final RefusedRows rows;
  private final RefusalReports reports;

  DecidedRefusals(RefusedRows rows, RefusalReports reports) {
    this.rows = rows;
    this.reports = reports;
  }

  /** Processes the decisions in their order. */
  public void apply(List<RefusalDecided> decisions) {
    decisions.forEach(this::apply);
  }

  private void apply(RefusalDecided decided) {
    boolean done =
        switch (decided.decision()) {
          case RETRY -> rows.retryNow(decided.messageId(), decided.refusedQueue());
          case GIVE_UP -> giveUp(decided);
        };
    log.info(
        "{} of message {} for {} by {}: {}",
        decided.decision(),
        decided.messageId(),
        decided.refusedQueue(),
        decided.decidedBy(),
        done ? "done" : "it is not refused any more, or cannot be given up");
  }

  /** If no dead letter would keep the message, it would be lost, so it is still retried. */
  private boolean giveUp(RefusalDecided decided) {
    return rows.hold(decided.messageId(), decided.refusedQueue())
        .filter(refused -> !RefusalReports.isConfidential(refused.message()))
        .filter(refused -> rows.giveUp(refused.message()))
        .map(
            refused -> {
              reports.givenUp(refused, sentence(decided));
              return true;
            })
        .orElse(false);
  }

  private static String sentence(RefusalDecided decided) {
    String reason = decided.reason();
    return Masking.mask(
        "%s gave up on it%s"
            .formatted(
                decided.decidedBy(), reason == null || reason.isBlank() ? "." : ": " + reason));
  }
}
