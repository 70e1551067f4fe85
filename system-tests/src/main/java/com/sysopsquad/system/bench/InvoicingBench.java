package com.sysopsquad.system.bench;

import java.time.Clock;
import java.util.Map;

/** How fast a month is billed if the provider takes no time. */
final class InvoicingBench {

  private InvoicingBench() {}

  static void run(Options options) throws Exception {
    int size = options.get("size", 200_000);
    int warmUp = options.get("warm-up", 20_000);
    if (warmUp > 0) {
      bill(warmUp, options);
    }
    BilledMonth.Times times;
    try (BenchDatabase database = BenchDatabase.with(size, "cus_bench", "pm_bench")) {
      times = bill(database, options);
    }
    double floor;
    try (BenchDatabase database = BenchDatabase.with(size, "cus_bench", "pm_bench")) {
      floor = Figure.perSecond(size, SqlFloor.run(database));
    }
    Figure.print("invoicing", Figure.perSecond(times.bills(), times.both()), "invoices/s", floor);
    Figure.print("invoicing-freezing", (double) times.freezing().toMillis(), "ms");
    Figure.print("invoicing-charging", (double) times.charging().toMillis(), "ms");
  }

  static BilledMonth.Times bill(int size, Options options) throws Exception {
    try (BenchDatabase database = BenchDatabase.with(size, "cus_bench", "pm_bench")) {
      return bill(database, options);
    }
  }

  private static BilledMonth.Times bill(BenchDatabase database, Options options) throws Exception {
    return BilledMonth.bill(
        database,
        options.get("partitions", 4),
        new InstantProvider(Clock.systemUTC()),
        Map.of("sysops.charging.batch", options.get("batch", 500)));
  }
}
