package com.sysopsquad.jobs.console;

import com.sysopsquad.flows.delivery.wire.QueueDepth;
import com.sysopsquad.flows.monitor.QueueDepths;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Database and broker as the console sees them: there, or away without making anyone wait. */
@Component
@ConditionalOnRole(Role.CONSOLE)
public class Surroundings {

  private static final Logger log = LoggerFactory.getLogger(Surroundings.class);

  private final Gauge<Boolean> database;
  private final Gauge<List<QueueDepth>> queues;

  Surroundings(JdbcClient jdbc, QueueDepths depths, ConsoleSettings settings) {
    this.database =
        new Gauge<>(
            "the database",
            settings.patience(),
            () -> jdbc.sql("select true").query(Boolean.class).single());
    this.queues = new Gauge<>("the broker", settings.patience(), depths::now);
  }

  /** Whether the database answers. */
  public boolean database() {
    return database.read().reached();
  }

  /** The queues of the broker, if it answers. */
  public Reading<List<QueueDepth>> queues() {
    return queues.read();
  }

  /** Reads from the database if it answers. */
  public <T> Reading<T> fromDatabase(Supplier<T> query) {
    if (!database()) {
      return new Reading.Unreachable<>();
    }
    try {
      return new Reading.Known<>(query.get());
    } catch (DataAccessException | TransactionException e) {
      log.warn("A section of the console could not be read", e);
      return new Reading.Unreachable<>();
    }
  }
}
