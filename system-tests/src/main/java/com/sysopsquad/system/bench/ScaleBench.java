package com.sysopsquad.system.bench;

/** The cost of one invoice in a small, a larger and a large population. */
final class ScaleBench {

  private ScaleBench() {}

  static void run(Options options) throws Exception {
    int largest = options.get("size", 1_000_000);
    InvoicingBench.bill(options.get("warm-up", 20_000), options);
    double first = 0;
    for (int size = 10_000; size <= largest; size *= 10) {
      BilledMonth.Times times = InvoicingBench.bill(size, options);
      double micros = times.both().toNanos() / 1e3 / times.bills();
      if (first == 0) {
        first = micros;
      }
      Figure.print("scale-" + size, micros, "µs/invoice", first);
    }
    Runtime memory = Runtime.getRuntime();
    Figure.print("scale-heap-limit", memory.maxMemory() / (1024.0 * 1024), "MiB");
  }
}
