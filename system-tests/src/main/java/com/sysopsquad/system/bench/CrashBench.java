package com.sysopsquad.system.bench;

import com.sysopsquad.system.CrashRounds;
import com.sysopsquad.system.Findings;
import com.sysopsquad.system.RunningProduct;

/**
 * Many rounds of killing, one month after the other in one installation, so that each check looks
 * at the traces of all rounds before it.
 */
final class CrashBench {

  private CrashBench() {}

  static void run(Options options) {
    int count = options.get("rounds", 20);
    int seed = options.get("seed", 1);
    try (RunningProduct product = RunningProduct.start()) {
      CrashRounds rounds = new CrashRounds(product.installation(), System.out);
      for (int round = 0; round < count; round++) {
        System.out.printf("round %d of %d: ", round + 1, count);
        Findings findings =
            rounds.round(product.nextMonth(), product.currentMonth(), (long) seed + round);
        if (!findings.allRight()) {
          throw new IllegalStateException(
              "a promise is broken; the traces are in " + product.installation().folder());
        }
      }
    }
  }
}
