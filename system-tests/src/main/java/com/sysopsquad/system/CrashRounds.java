package com.sysopsquad.system;

import com.sysopsquad.platform.launch.Part;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;

/**
 * Bills month after month while processes are killed at random moments, new customers come, and the
 * provider is slow, fails and loses answers; then checks what stands in every database.
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

  /** Works on an installation in which everything runs, the first worker included. */
  public CrashRounds(Installation installation, PrintStream out, Clock clock) {
    this.installation = installation;
    this.out = out;
    this.checker = new Checker(installation);
    this.provider = new ProviderControl(installation);
    this.operations = new Operations(installation);
    this.clock = clock;
  }

  /**
   * One month: each kind of process is killed once, in an order and at moments that the seed
   * decides.
   */
  public Findings round(YearMonth month, YearMonth now, long seed) {
    Random random = new Random(seed);
    List<Part> victims = new ArrayList<>(VICTIMS);
    Collections.shuffle(victims, random);
    out.printf("month %s, seed %d, kills %s%n", month, seed, victims);
    provider.behave(UNRELIABLE);
    Newcomers newcomers = new Newcomers(installation, now, seed, clock);
    AtomicBoolean open = new AtomicBoolean(true);
    Thread arrivals = Thread.ofVirtual().start(() -> arrive(newcomers, open, random.nextLong()));
    try {
      operations.startPayment(month);
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
    operations.bill(month);
    Waiting.until("everything has arrived", LIMIT, this::quiet);
    return findings(newcomers);
  }

  private Findings findings(Newcomers newcomers) {
    try {
      Findings found = checker.check(newcomers.refused());
      found.lost().addAll(newcomers.vanished());
      out.println(found.report());
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
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

  /** A crash has no condition to wait for: its moment is random on purpose. */
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
