package com.sysopsquad.system.bench;

import com.sysopsquad.system.CrashRounds;
import com.sysopsquad.system.Findings;
import com.sysopsquad.system.RunningProduct;
import com.sysopsquad.system.messages.MessageCrashes;
import com.sysopsquad.system.messages.MessageFindings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;

/** Many rounds of killing, of the whole product or of the guarantee alone. */
final class CrashBench {

  /** In one of so many months billing's database is restored. */
  private static final int ROUNDS_A_RESTORE = 5;

  private CrashBench() {}

  static void run(Options options) throws IOException {
    if (options.has("minutes") || options.has("size")) {
      messages(options);
    } else {
      months(options);
    }
  }

  /**
   * One month after another in one installation, so that each check covers the effects of all
   * earlier rounds.
   */
  private static void months(Options options) {
    int count = options.get("rounds", 20);
    int seed = options.get("seed", 1);
    try (RunningProduct product = RunningProduct.start()) {
      CrashRounds rounds = new CrashRounds(product.installation(), System.out, Clock.systemUTC());
      for (int round = 0; round < count; round++) {
        System.out.printf("round %d of %d: ", round + 1, count);
        LocalDate day = product.nextMonthsEnd();
        Findings findings =
            round % ROUNDS_A_RESTORE == ROUNDS_A_RESTORE - 1
                ? rounds.restoredRound(day)
                : rounds.round(day, product.currentMonth(), (long) seed + round);
        if (!findings.allRight()) {
          throw new IllegalStateException(
              "a promise is broken; the traces are in " + product.installation().folder());
        }
      }
    }
  }

  private static void messages(Options options) throws IOException {
    int seed = options.get("seed", 1);
    Duration time =
        Duration.ofMinutes(options.get("minutes", (int) Duration.ofDays(7).toMinutes()));
    long size = options.get("size", Integer.MAX_VALUE);
    Path target = Files.createDirectories(Path.of("target/bench").toAbsolutePath());
    Path folder = Files.createTempDirectory(target, "messages-");
    try (MessageCrashes crashes =
        MessageCrashes.lasting(folder, seed, line -> System.out.println(line))) {
      MessageFindings findings = crashes.rounds(seed, time, size);
      if (!findings.allRight()) {
        System.out.println(crashes.lastWords());
        throw new IllegalStateException("a promise is broken");
      }
    }
  }
}
