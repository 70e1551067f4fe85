package com.sysopsquad.system.bench;

import java.util.Arrays;

/** The benchmarks that {@code ./bench} starts. */
public final class Bench {

  private static final String USAGE =
      """
      Usage: ./bench NAME [OPTION...]

        invoicing   bill a month: freeze, charge (provider responds at once), number, invoice, outbox
        charging    the same, with a provider over HTTP that takes 100 ms
        scale       cost of one invoice among 10,000, 100,000 and 1,000,000
        delivery    messages of 1 KB, from commit at the sender to effect at the receiver
        delivery-latency  the same, single messages at a steady rate
        backlog     messages that accumulate at the broker while their receiver is down, then are drained
        outage      messages that wait in the outbox while the broker is down, then are drained
        portal      200 customers at once among 1,000 and among --size others (1000000); needs wrk
        portal-alone  the same among 1,000, with and without broker and operations
        pages       size of each portal page in Chromium, and time until it is painted
        garbage     unreadable messages, and one good message after them
        crash       bill month after month while processes are killed, and check all databases;
                    with --minutes or --size: send messages under all kinds of failures, and check them

        --size N        subscriptions (invoicing 200000, charging 20000; scale: the largest), or messages
                        (200000; backlog 5000000, outage 720000, garbage 1000000)
        --partitions N  partitions of the run (4)
        --batch N       results or messages per transaction (500)
        --lanes N, --relay-batch N, --inbound-batch N
                        settings of message delivery that differ from the defaults
        --in-flight N   concurrent calls of all partitions together (charging: 64)
        --latency MS    latency of the provider (charging: 100)
        --warm-up N     subscriptions billed before measuring (20000), or seconds during which
                        customers use the portal before measuring (300)
        --rate N        messages per second (delivery-latency: 200), or requests per second of a steady
                        crowd (half of what a busy crowd reached)
        --seconds N     duration (30)
        --minutes N     duration of message crashes
        --rounds N      rounds of crashes (20); each kills every kind of process once
        --seed N        seed of the first round (1); each further round adds one
      """;

  private Bench() {}

  /** Runs one benchmark. */
  public static void main(String... arguments) {
    // The platform ends with the process, even if some threads still exist.
    System.exit(run(arguments));
  }

  private static int run(String... arguments) {
    if (arguments.length == 0 || Arrays.asList(arguments).contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    try {
      Options options = Options.of(Arrays.copyOfRange(arguments, 1, arguments.length));
      switch (arguments[0]) {
        case "invoicing" -> InvoicingBench.run(options);
        case "charging" -> ChargingBench.run(options);
        case "scale" -> ScaleBench.run(options);
        case "delivery" -> DeliveryBench.run(options);
        case "delivery-latency" -> DeliveryLatencyBench.run(options);
        case "backlog" -> BacklogBench.receiverAway(options);
        case "outage" -> BacklogBench.brokerAway(options);
        case "portal" -> PortalBench.run(options);
        case "portal-alone" -> PortalBench.alone(options);
        case "pages" -> PagesBench.run();
        case "garbage" -> GarbageBench.run(options);
        case "crash" -> CrashBench.run(options);
        default -> throw new IllegalArgumentException("Unknown benchmark " + arguments[0]);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + ". See ./bench --help.");
      return 2;
    } catch (Exception e) {
      e.printStackTrace();
      return 1;
    }
    return 0;
  }
}
