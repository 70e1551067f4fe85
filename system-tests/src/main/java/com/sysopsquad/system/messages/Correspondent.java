package com.sysopsquad.system.messages;

import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A process that sends messages without end, or receives them. The sender is also the operations of
 * this small world: it stores the dead letters and replays them when requested.
 */
final class Correspondent {

  /** The variable that says by how much the clock of the process is ahead. */
  static final String AHEAD = "MESSAGES_CLOCK_AHEAD";

  private static final String OPERATIONS = "SYSOPS_BROKER_OPERATIONS_";

  private Correspondent() {}

  /**
   * Runs until it is killed.
   *
   * @param arguments {@code sender SEED LEDGER} or {@code receiver}; then, if it should die
   *     automatically, a {@link FatalMoment.Point} and in which commit
   */
  public static void main(String... arguments) throws InterruptedException {
    if (arguments[0].equals("sender")) {
      send(moment(3, arguments), Long.parseLong(arguments[1]), Path.of(arguments[2]));
    } else {
      receive(moment(1, arguments));
    }
  }

  private static void send(@Nullable FatalMoment moment, long seed, Path file) {
    MessageQuantum quantum =
        quantum("BILLING", moment)
            .with("sysops.monitor.broker-user", System.getenv(OPERATIONS + "USER"))
            .with("sysops.monitor.broker-password", System.getenv(OPERATIONS + "PASSWORD"))
            .with("sysops.monitor.replays-per-second", 500)
            .start(null, ReplayConfiguration.class);
    new WritingMessages(quantum, Ledger.of(file, Subjects.COUNT), seed).run();
  }

  private static void receive(@Nullable FatalMoment moment) throws InterruptedException {
    MessageQuantum quantum = quantum("CUSTOMER", moment);
    quantum.start(new ApplyingMessages(quantum.database())::apply);
    new CountDownLatch(1).await();
  }

  private static MessageQuantum quantum(String name, @Nullable FatalMoment moment) {
    return MessageQuantum.mortal(setting(), name, moment)
        .at(Clock.offset(Clock.systemUTC(), Duration.parse(ahead())))
        .with("sysops.delivery.marks.every", "500ms")
        .with("sysops.delivery.marks.patience", "1s")
        .with("sysops.delivery.retry.attempts", 3)
        .with("sysops.delivery.retry.first", "200ms")
        .with("sysops.delivery.longest-back-off", "1s");
  }

  private static String ahead() {
    return Objects.requireNonNullElse(System.getenv(AHEAD), "PT0S");
  }

  private static UnaryOperator<String> setting() {
    return System::getenv;
  }

  private static @Nullable FatalMoment moment(int first, String... arguments) {
    String[] words = Arrays.copyOfRange(arguments, first, Math.max(first, arguments.length));
    return words.length == 0
        ? null
        : new FatalMoment(FatalMoment.Point.valueOf(words[0]), Integer.parseInt(words[1]));
  }
}
