package com.sysopsquad.system.bench;

import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Operations;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.bench.PortalCrowd.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Customers at the portal, with few and with many others in its database, and without the rest of
 * the product.
 */
final class PortalBench {

  private static final int FEW = 1_000;
  private static final int CROWD = 200;
  private static final int WARM_UP_SECONDS = 300;

  /** The crowd submits some 100,000 tickets, and their emails are slower than it is. */
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /** So few customers submit more than anyone would within an hour. */
  private static final Map<String, String> SETTINGS =
      Map.of("SYSOPS_PORTAL_HOURLY_TICKETS", "1000000");

  private final Options options;

  /** The request rate of a steady crowd; 0 until a busy crowd has shown what is possible. */
  private int rate;

  private PortalBench(Options options) {
    this.options = options;
    this.rate = options.get("rate", 0);
  }

  /** Few customers, and then many: a page costs the same. */
  static void run(Options options) throws Exception {
    PortalBench bench = new PortalBench(options);
    int many = options.get("size", 1_000_000);
    double few = bench.measure(FEW, false);
    if (many > FEW) {
      Figure.print("portal-p99-growth", bench.measure(many, false), "µs", few);
    }
  }

  /** Few customers while broker and operations are down; afterward everything arrives. */
  static void alone(Options options) throws Exception {
    new PortalBench(options).measure(options.get("size", FEW), true);
  }

  /** Returns the 99th percentile of the response time for a steady crowd, in µs. */
  private double measure(int population, boolean alone) throws Exception {
    Path folder = Files.createDirectories(Path.of("target/bench"));
    try (Installation installation =
        Installation.in(Files.createTempDirectory(folder, "portal-"), SETTINGS).atFullSpeed()) {
      installation.start(Part.DATABASE, Part.BROKER, Part.PROVIDER, Part.OPERATIONS, Part.PORTAL);
      Operations operations = new Operations(installation);
      operations.runToEnd(operations.start("contractSync", ""));
      PortalPopulation.fill(installation, population);
      PortalCrowd crowd =
          PortalCrowd.signIn(installation.portal(), population, CROWD, installation.folder());
      crowd.busy(Duration.ofSeconds(options.get("warm-up", WARM_UP_SECONDS)), Request.PAGES);
      Seen together = look("portal-" + population, crowd, () -> awaitCalm(installation));
      if (alone) {
        installation.kill(Part.OPERATIONS);
        installation.kill(Part.BROKER);
        Seen left = look("portal-alone", crowd, () -> {});
        Figure.print("portal-alone-of-portal", left.perSecond(), "answers/s", together.perSecond());
        installation.start(Part.BROKER, Part.OPERATIONS);
      }
      awaitArrival(installation, Math.toIntExact(crowd.submitted()));
      return together.p99();
    }
  }

  /** The response rate for a busy crowd, and the longest response time for a steady one, in µs. */
  private record Seen(double perSecond, double p99) {}

  /**
   * @param calm returns when all effects of a busy crowd are complete, before a steady one begins
   */
  private Seen look(String name, PortalCrowd crowd, Runnable calm) throws Exception {
    Duration time = Duration.ofSeconds(options.get("seconds", 30));
    Duration floorTime = time.dividedBy(3);
    CrowdAnswers busyFloor = crowd.busy(floorTime, Request.SMALLEST);
    CrowdAnswers busy = crowd.busy(time, Request.PAGES);
    if (rate == 0) {
      rate = (int) (busy.perSecond() / 2);
    }
    calm.run();
    CrowdAnswers floor = crowd.steady(floorTime, Request.SMALLEST, rate);
    CrowdAnswers steady = crowd.steady(time, Request.PAGES, rate);
    Figure.print(name, busy.perSecond(), "answers/s", busyFloor.perSecond());
    Figure.print(
        name + "-tickets", Figure.perSecond(busy.submissions(), busy.time()), "of them a second");
    Figure.print(name + "-rate", rate, "requests/s when steady");
    Figure.print(name + "-p50", steady.micros(50), "µs", floor.micros(50));
    Figure.print(name + "-p99", steady.micros(99), "µs", floor.micros(99));
    return new Seen(busy.perSecond(), steady.micros(99));
  }

  /** Every ticket of the busy crowd is where it belongs, and its customer has the email. */
  private static void awaitCalm(Installation installation) {
    JdbcClient customer = JdbcClient.create(Databases.of(installation, "CUSTOMER"));
    Waiting.until(
        "all emails are sent",
        LIMIT,
        () ->
            customer
                .sql(
                    """
                    select not exists (select from delivery.outbox)
                       and not exists (select from customer.notification
                                       where sent_at is null and given_up_at is null)
                    """)
                .query(Boolean.class)
                .single());
  }

  /** Every ticket that was answered has reached sysops, and none twice. */
  private static void awaitArrival(Installation installation, int submitted) {
    JdbcClient sysops = JdbcClient.create(Databases.of(installation, "SYSOPS"));
    Waiting.until(
        "all %d tickets have reached sysops".formatted(submitted),
        LIMIT,
        () ->
            sysops.sql("select count(*) from sysops.ticket").query(Long.class).single()
                == submitted);
    Figure.print("portal-tickets-arrived", submitted, "tickets, lost 0");
  }
}
