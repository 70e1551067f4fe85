package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages that a quantum should have and does not have, or that it has and their sender has lost.
 *
 * @param source the quantum that has sent them
 * @param queues to which they were sent
 * @param since what was sent before is there
 * @param noticedAt when it was noticed, by the clock of the database of the quantum
 * @param until when the last of them was sent, if it is the source that no longer knows them; null
 *     if the quantum does not have them
 */
public record LostMessages(
    @Length(most = 4_000) String source,
    @Length(most = 500) List<String> queues,
    Instant since,
    Instant noticedAt,
    @Nullable Instant until) {

  /** Copies the queues. */
  public LostMessages {
    queues = List.copyOf(queues);
  }

  /** Whether it is their sender that has lost them. */
  public boolean lostBySource() {
    return until != null;
  }
}
