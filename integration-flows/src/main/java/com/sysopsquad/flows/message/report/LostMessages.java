package com.sysopsquad.flows.message.report;

import com.sysopsquad.flows.message.Length;
import java.time.Instant;
import java.util.List;

/**
 * Messages that a quantum should have and does not have.
 *
 * @param source the quantum that has sent them
 * @param queues to which they were sent
 * @param since what was sent before is there
 * @param noticedAt when it was noticed, by the clock of the database that lacks them
 */
public record LostMessages(
    @Length(most = 4_000) String source,
    @Length(most = 500) List<String> queues,
    Instant since,
    Instant noticedAt) {

  /** Copies the queues. */
  public LostMessages {
    queues = List.copyOf(queues);
  }
}
