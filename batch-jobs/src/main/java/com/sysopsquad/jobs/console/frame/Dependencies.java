package com.sysopsquad.jobs.console.frame;

import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Database and broker as the console sees them: available, or down without making anyone wait. */
public class Dependencies {

  private static final Logger log = LoggerFactory.getLogger(Dependencies.class);

  private final CachedProbe<Boolean> database;
  private final CachedProbe<List<QueueDepth>> queues;
  private final CachedProbe<List<BrokerWarning>> warnings;

  /** Queries both, each with a time limit. */
  public Dependencies(
      Duration patience,
      Callable<Boolean> database,
      Callable<List<QueueDepth>> queues,
      Callable<List<BrokerWarning>> warnings) {
    this.database = new CachedProbe<>("the database", patience, database);
    this.queues = new CachedProbe<>("the broker", patience, queues);
    this.warnings = new CachedProbe<>("what is sent and received", patience, warnings);
  }

  /** Whether the database answers. */
  public boolean database() {
    return database.read().reached();
  }

  /** The queues of the broker, if it answers. */
  public ProbeResult<List<QueueDepth>> queues() {
    return queues.read();
  }

  /** What is wrong with sending and receiving; empty while the broker itself is down. */
  public List<BrokerWarning> warnings() {
    return queues().reached() ? warnings.read().value().orElse(List.of()) : List.of();
  }

  /** Reads from the database if it answers. */
  public <T> ProbeResult<T> fromDatabase(Supplier<T> query) {
    if (!database()) {
      return ProbeResult.unreachable();
    }
    try {
      return ProbeResult.of(query.get());
    } catch (DataAccessException | TransactionException e) {
      log.warn("A part of the console could not be read", e);
      return ProbeResult.unreachable();
    }
  }
}
