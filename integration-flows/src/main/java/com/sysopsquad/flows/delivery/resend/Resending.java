package com.sysopsquad.flows.delivery.resend;

import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.outbox.KeptMessages;
import com.sysopsquad.flows.delivery.outbox.KeptMessages.Batch;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.report.ResendReported;
import com.sysopsquad.flows.message.report.ResendState;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works through the resend in progress: a batch and its position in one transaction, and the next
 * batch only when few messages wait in the outbox, or none that is older than the last batch. So it
 * neither fills the outbox nor waits forever for others who do.
 */
final class Resending implements Worker.Step {

  private static final Logger log = LoggerFactory.getLogger(Resending.class);

  private static final Duration IDLE = Duration.ofSeconds(2);
  private static final Duration OUTBOX_IS_FULL = Duration.ofMillis(100);

  private final KeptMessages kept;
  private final ResendRows rows;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final String quantum;
  private final int batch;
  private long lastInOutbox;

  /**
   * @param batch maximum number of messages in one transaction
   */
  Resending(
      KeptMessages kept,
      ResendRows rows,
      Outbox outbox,
      TransactionOperations transactions,
      String quantum,
      int batch) {
    this.kept = kept;
    this.rows = rows;
    this.outbox = outbox;
    this.transactions = transactions;
    this.quantum = quantum;
    this.batch = batch;
  }

  @Override
  public Duration run() {
    return transactions.execute(status -> rows.take().map(this::goOn).orElse(IDLE));
  }

  private Duration goOn(ResendRows.Resend resend) {
    if (kept.areWaiting(2 * batch) && kept.firstWaiting() <= lastInOutbox) {
      return OUTBOX_IS_FULL;
    }
    Batch again =
        kept.sendAgain(resend.selection(), resend.id(), resend.position(), resend.last(), batch);
    lastInOutbox = again.inOutbox();
    long sent = resend.sent() + again.messages();
    if (again.complete()) {
      rows.end(resend.id(), sent);
      tell(resend, ResendState.DONE, sent);
      log.info("{} messages are sent again, as {} asked", sent, resend.askedBy());
      return IDLE;
    }
    rows.advance(resend.id(), again.position(), sent, resend.unheard());
    if (resend.unheard()) {
      tell(resend, ResendState.RUNNING, sent);
    }
    return Duration.ZERO;
  }

  private void tell(ResendRows.Resend resend, ResendState state, long sent) {
    outbox.send(
        List.of(
            new ResendReported(
                resend.id(),
                quantum,
                state,
                resend.total(),
                sent,
                kept.keptSince().orElse(null),
                null)));
  }
}
