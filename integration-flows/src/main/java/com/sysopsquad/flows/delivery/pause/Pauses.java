package com.sysopsquad.flows.delivery.pause;

import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * From which queues nothing may be received now. It is read from the database about once a second;
 * while that is away, what was last known counts.
 */
public final class Pauses {

  private static final Logger log = LoggerFactory.getLogger(Pauses.class);
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final PauseRows rows;
  private Set<String> paused = Set.of();
  private long readAt;
  private boolean read;

  Pauses(PauseRows rows) {
    this.rows = rows;
  }

  /** Whether the queue is paused. */
  public synchronized boolean isPaused(String queue) {
    if (!read || System.nanoTime() - readAt > FRESH.toNanos()) {
      look();
    }
    return paused.contains(queue);
  }

  private void look() {
    try {
      Set<String> found = rows.paused();
      if (!found.equals(paused)) {
        log.info("Nothing is received from these queues: {}", found);
      }
      paused = found;
      read = true;
    } catch (DataAccessException away) {
      log.debug("The pauses cannot be read", away);
    }
    readAt = System.nanoTime();
  }
}
