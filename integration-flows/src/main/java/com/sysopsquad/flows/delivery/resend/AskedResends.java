package com.sysopsquad.flows.delivery.resend;

import com.sysopsquad.flows.delivery.outbox.KeptMessages;
import com.sysopsquad.flows.delivery.outbox.KeptMessages.Extent;
import com.sysopsquad.flows.delivery.outbox.KeptMessages.Selection;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.command.ResendAsked;
import com.sysopsquad.flows.message.report.ResendReported;
import com.sysopsquad.flows.message.report.ResendState;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the resends that operations requests, or counts their messages, in the current
 * transaction.
 */
public final class AskedResends {

  private static final Logger log = LoggerFactory.getLogger(AskedResends.class);

  private final KeptMessages kept;
  private final ResendRows rows;
  private final Outbox outbox;
  private final String quantum;

  AskedResends(KeptMessages kept, ResendRows rows, Outbox outbox, String quantum) {
    this.kept = kept;
    this.rows = rows;
    this.outbox = outbox;
    this.quantum = quantum;
  }

  /** Processes them in their order, and answers each. */
  public void apply(List<ResendAsked> asked) {
    asked.forEach(this::apply);
  }

  private void apply(ResendAsked asked) {
    Extent extent = kept.extent(new Selection(asked.since(), asked.queues()));
    if (asked.counting()) {
      answer(asked, ResendState.COUNTED, extent, null);
    } else if (rows.begin(asked, extent)) {
      log.info(
          "{} messages since {} are sent again, as {} asked",
          extent.messages(),
          asked.since(),
          asked.askedBy());
      answer(asked, ResendState.RUNNING, extent, null);
    } else {
      answer(asked, ResendState.REFUSED, extent, refusal());
    }
  }

  private String refusal() {
    return rows.open()
        .map(
            open ->
                "Another resend, requested by %s, is in progress: %,d of %,d messages have been sent. Wait until it is done."
                    .formatted(open.askedBy(), open.sent(), open.total()))
        .orElse("Another resend has just ended. Try again.");
  }

  private void answer(
      ResendAsked asked, ResendState state, Extent extent, @Nullable String refusal) {
    outbox.send(
        List.of(
            new ResendReported(
                asked.resendId(),
                quantum,
                state,
                extent.messages(),
                0,
                kept.keptSince().orElse(null),
                refusal)));
  }
}
