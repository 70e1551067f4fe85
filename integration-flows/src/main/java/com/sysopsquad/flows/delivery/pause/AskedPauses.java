package com.sysopsquad.flows.delivery.pause;

import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.command.EndpointPaused;
import com.sysopsquad.flows.message.command.EndpointResumed;
import com.sysopsquad.flows.message.report.PauseReported;
import com.sysopsquad.flows.message.report.PauseState;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pauses and resumes queues as operations asks, in the current transaction, and answers. */
public final class AskedPauses {

  private static final Logger log = LoggerFactory.getLogger(AskedPauses.class);

  private final PauseRows rows;
  private final Outbox outbox;
  private final String quantum;

  AskedPauses(PauseRows rows, Outbox outbox, String quantum) {
    this.rows = rows;
    this.outbox = outbox;
    this.quantum = quantum;
  }

  /** Begins a pause. Commands themselves can never be paused. */
  public void apply(EndpointPaused asked) {
    if (!Queues.pausable(quantum).contains(asked.endpoint())) {
      answer(
          asked.pauseId(),
          PauseState.REFUSED,
          "%s does not receive from %s.".formatted(quantum, asked.endpoint()));
    } else if (rows.begin(asked)) {
      log.info(
          "Nothing is received from {} until {}, as {} asked",
          asked.endpoint(),
          asked.until(),
          asked.askedBy());
      answer(asked.pauseId(), PauseState.PAUSED, null);
    } else {
      answer(asked.pauseId(), PauseState.REFUSED, "Its time was over before it began.");
    }
  }

  /** Ends a pause. */
  public void apply(EndpointResumed asked) {
    rows.end(asked);
    log.info("{} is received from again, as {} asked", asked.endpoint(), asked.askedBy());
    answer(asked.pauseId(), PauseState.RESUMED, null);
  }

  private void answer(UUID pause, PauseState state, @Nullable String refusal) {
    outbox.send(List.of(new PauseReported(pause, quantum, state, refusal)));
  }
}
