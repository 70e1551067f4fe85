package com.sysopsquad.system;

import com.sysopsquad.platform.launch.Part;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;

/**
 * Bills month after month while processes are killed at random moments, new customers arrive, and
 * the provider is slow, fails and loses answers, or while billing's database is restored; then
 * checks the contents of every database.
 */
public final class CrashRounds {

  private static final Duration LIMIT = Duration.ofMinutes(8);
  private static final List<Part> VICTIMS =
      List.of(Part.OPERATIONS, Part.WORKER_1, Part.PORTAL, Part.BROKER, Part.DATABASE);
  private static final String UNRELIABLE =
      """
      {"latencyMillis":150,"errorRate":0.03,"loseAnswerRate":0.03,"throttlePerSecond":60}""";

  private final Installation installation;
  private final PrintStream out;
  private final Checker checker;
  private final ProviderControl provider;
  private final Operations operations;
  private final Clock clock;

  /** Uses an installation in which everything runs, including the first worker. */
  public CrashRounds(Installation installation, PrintStream out, Clock clock) {
    this.installation = installation;
    this.out = out;
    this.checker = new Checker(installation);
    this.provider = new ProviderControl(installation);
    this.operations = new Operations(installation);
    this.clock = clock;
  }

  /**
   * One run: each kind of process is killed once, in an order and at moments determined by the
   * seed.
   */
  public Findings round(LocalDate day, YearMonth now, long seed) {
    Random random = new Random(seed);
    List<Part> victims = new ArrayList<>(VICTIMS);
    Collections.shuffle(victims, random);
    out.printf("run of %s, seed %d, kills %s%n", day, seed, victims);
    provider.behave(UNRELIABLE);
    Newcomers newcomers = new Newcomers(installation, now, seed, clock);
    AtomicBoolean open = new AtomicBoolean(true);
    Thread arrivals = Thread.ofVirtual().start(() -> arrive(newcomers, open, random.nextLong()));
    try {
      operations.startPayment(day);
      for (Part victim : victims) {
        somewhatLater(random);
        installation.kill(victim);
        somewhatLater(random);
        installation.launch(victim);
        installation.awaitReady(victim);
      }
    } finally {
      open.set(false);
      join(arrivals);
      provider.behaveWell();
    }
    operations.bill(day);
    Waiting.until("everything has arrived", LIMIT, this::quiet);
    return findings(newcomers);
  }

  /**
   * One run, after which billing's database is restored from a copy that was made before it. The
   * others send again as the runbook says, and the run is run again: it adopts what the provider
   * has charged. Nobody arrives meanwhile, since a card that a restore has lost is lost.
   */
  public Findings restoredRound(LocalDate day) {
    out.printf("run of %s, billing restored to before it%n", day);
    Waiting.until("everything has arrived", LIMIT, this::quiet);
    Instant copied = clock.instant();
    DatabaseCopy copy = new DatabaseCopy(installation, "BILLING");
    copy.make();
    provider.behave(UNRELIABLE);
    try {
      operations.bill(day);
    } finally {
      provider.behaveWell();
    }
    Waiting.until("everything has arrived", LIMIT, this::quiet);
    installation.stop(Part.WORKER_1);
    installation.stop(Part.OPERATIONS);
    copy.restore();
    installation.start(Part.OPERATIONS, Part.WORKER_1);
    operations.hold();
    for (String sender : List.of("customer", "sysops", "reporting")) {
      operations.resend(sender, copied.minus(Duration.ofDays(1)), "billing");
    }
    operations.releaseHold();
    operations.bill(day);
    Waiting.until("everything has arrived", LIMIT, this::quiet);
    return told(checker.check());
  }

  private Findings findings(Newcomers newcomers) {
    try {
      Findings found = checker.check(newcomers.refused());
      found.lost().addAll(newcomers.vanished());
      return told(found);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Findings told(Findings found) {
    out.println(found.report());
    return found;
  }

  private boolean quiet() {
    try {
      return checker.quiet();
    } catch (DataAccessException e) {
      return false;
    }
  }

  private static void arrive(Newcomers newcomers, AtomicBoolean open, long seed) {
    Random random = new Random(seed);
    while (open.get()) {
      newcomers.arrive();
      LockSupport.parkNanos(Duration.ofMillis(random.nextInt(400)).toNanos());
    }
  }

  /** A crash has no condition to wait for: its moment is deliberately random. */
  private static void somewhatLater(Random random) {
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(2_500)).toNanos());
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
