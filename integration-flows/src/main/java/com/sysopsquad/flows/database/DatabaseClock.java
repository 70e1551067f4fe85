package com.sysopsquad.flows.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of the database, as every process of a quantum sees it. It is asked every 15 seconds;
 * in between, and while the database is down, the time that has passed is counted. The clock of
 * this process's machine is only compared with it: that one may be wrong, and may jump.
 */
public final class DatabaseClock extends Clock {

  private static final Logger log = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration PAUSE = Duration.ofSeconds(15);

  /** So much the machine's clock may differ before somebody is told. */
  private static final Duration AGREED = Duration.ofMinutes(1);

  private final DataSource database;
  private final Clock machine;
  private final LongSupplier nanos;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Reading reading;
  private volatile boolean told;

  DatabaseClock(DataSource database, Clock machine, LongSupplier nanos) {
    this.database = database;
    this.machine = machine;
    this.nanos = nanos;
    this.reading = new Reading(machine.instant(), nanos.getAsLong(), false);
    ask();
  }

  /**
   * Asks the database now and then, until it is stopped.
   *
   * @param machine the clock of this process's machine, in the time zone of the new clock
   */
  public static DatabaseClock start(DataSource database, Clock machine) {
    DatabaseClock clock = new DatabaseClock(database, machine, System::nanoTime);
    Thread.ofVirtual().name("database-clock").start(clock::askUntilStopped);
    return clock;
  }

  /** Stops asking. The clock itself goes on. */
  public void stop() {
    stopped.countDown();
  }

  @Override
  public Instant instant() {
    return reading.at(nanos.getAsLong());
  }

  @Override
  public ZoneId getZone() {
    return machine.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(getZone()) ? this : new InZone(this, zone);
  }

  /**
   * How wrong the clock of this machine is, as a sentence; empty if it agrees with the database's
   * to within a minute.
   */
  public Optional<String> complaint() {
    Duration ahead = Duration.between(instant(), machine.instant());
    return ahead.abs().compareTo(AGREED) > 0
        ? Optional.of(
            "The clock of this machine is %s %s the database's."
                .formatted(inWords(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"))
        : Optional.empty();
  }

  private static String inWords(Duration time) {
    if (time.toHours() >= 48) {
      return time.toDays() + " days";
    }
    return time.toMinutes() >= 120 ? time.toHours() + " hours" : time.toSeconds() + " seconds";
  }

  private void askUntilStopped() {
    try {
      while (!stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        ask();
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the database once; the last answer stays if it does not answer. */
  void ask() {
    try (Connection connection = database.getConnection();
        PreparedStatement question = connection.prepareStatement("select clock_timestamp()")) {
      long before = nanos.getAsLong();
      try (ResultSet row = question.executeQuery()) {
        row.next();
        Instant answer = row.getObject(1, OffsetDateTime.class).toInstant();
        learn(answer, before, nanos.getAsLong());
      }
    } catch (SQLException | RuntimeException away) {
      log.debug("The database was not asked for the time: {}", away.toString());
    }
    tell();
  }

  /** The answer was right at some time between the two; what agrees with it is kept. */
  private void learn(Instant answer, long before, long after) {
    long middle = before + (after - before) / 2;
    Duration difference = Duration.between(reading.at(middle), answer).abs();
    if (!reading.known() || difference.compareTo(Duration.ofNanos((after - before) / 2)) > 0) {
      reading = new Reading(answer, middle, true);
    }
  }

  private void tell() {
    Optional<String> complaint = complaint();
    if (complaint.isPresent() && !told) {
      log.warn(
          "{} The database's clock decides what is due; logs, certificates and tokens depend on"
              + " this one",
          complaint.get());
    } else if (complaint.isEmpty() && told) {
      log.info("The clock of this machine agrees with the database's again");
    }
    told = complaint.isPresent();
  }

  /**
   * What the database answered.
   *
   * @param known false for the machine's clock, before the first answer
   */
  private record Reading(Instant time, long nanos, boolean known) {

    Instant at(long now) {
      return time.plusNanos(now - nanos);
    }
  }

  /** The same clock in another time zone. */
  private static final class InZone extends Clock {

    private final DatabaseClock clock;
    private final ZoneId zone;

    InZone(DatabaseClock clock, ZoneId zone) {
      this.clock = clock;
      this.zone = zone;
    }

    @Override
    public Instant instant() {
      return clock.instant();
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return clock.withZone(other);
    }
  }
}
