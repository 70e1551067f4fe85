package com.sysopsquad.system.bench;

import java.util.Arrays;

/** What {@code ./bench} starts. */
public final class Bench {

  private static final String USAGE =
      """
      Usage: ./bench NAME [OPTION...]

        invoicing   freeze, charge (a provider that answers at once), number, invoice, put in the outbox
        charging    the same with a provider over HTTP that takes 100 ms
        scale       what one invoice costs among 10,000, 100,000 and 1,000,000
        delivery    messages of 1 KB from commit at the sender to effect at the receiver
        delivery-latency  the same for single ones at a steady rate
        backlog     messages that wait at the broker while their receiver is away, and are drained then
        outage      messages that wait in the outbox while the broker is away, and are drained then
        portal      200 customers at once among 1,000 and among --size others (1000000); needs wrk
        portal-alone  the same among 1,000 with broker and operations, and then without
        pages       what each page of the portal weighs in Chromium, and how soon it is painted
        garbage     what nobody can read, and one message after it
        crash       bill month after month while processes are killed, and check every database;
                    with --minutes or --size: send messages under every kind of failure, and check each

        --size N        subscriptions (invoicing 200000, charging 20000; scale: the largest), or messages
                        (200000; backlog 5000000, outage 720000, garbage 1000000)
        --partitions N  partitions of the run (4)
        --batch N       results, or messages, in one transaction (500)
        --lanes N, --relay-batch N, --inbound-batch N
                        of the guarantee, other than it is set by default
        --in-flight N   calls at once by all partitions together (charging: 64)
        --latency MS    of the provider (charging: 100)
        --warm-up N     subscriptions billed before anything is measured (20000), or seconds for which
                        a crowd goes through the portal before (300)
        --rate N        messages (delivery-latency: 200), or requests of a steady crowd (half of what
                        a busy one was answered), a second
        --seconds N     for how long (30)
        --minutes N     of the crashes under messages
        --rounds N      of the crashes (20); each kills every kind of process once
        --seed N        of the first round's moments and order (1); the next round's is one more
      """;

  private Bench() {}

  /** Runs one benchmark. */
  public static void main(String... arguments) {
    // The platform leaves with the process, whatever threads are still there.
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
        default -> throw new IllegalArgumentException("There is no benchmark " + arguments[0]);
      }
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + ". ./bench --help lists what there is.");
      return 2;
    } catch (Exception e) {
      e.printStackTrace();
      return 1;
    }
    return 0;
  }
}
