package com.sysopsquad.flows.neighbours;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.SurveyAnswered;
import com.sysopsquad.flows.message.TicketCategory;
import com.sysopsquad.flows.message.TicketDevice;
import com.sysopsquad.flows.message.TicketPhoto;
import com.sysopsquad.flows.message.TicketRequest;
import com.sysopsquad.flows.message.TicketSubmitted;
import com.sysopsquad.flows.message.TicketUrgency;
import com.sysopsquad.flows.neighbours.reporting.ReportingNeighbour;
import com.sysopsquad.flows.neighbours.sysops.SysopsNeighbour;
import com.sysopsquad.flows.survey.SurveyDispatch;
import com.sysopsquad.flows.survey.SurveyOutbound;
import com.sysopsquad.flows.ticket.TicketDispatch;
import com.sysopsquad.flows.ticket.TicketOutbound;
import com.sysopsquad.flows.ticket.TicketStatusInbound;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The customer quantum, at its end of the conversations with the quanta next door. */
final class CustomerEnd implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestQuantum customer =
      TestQuantum.start(
          "customer",
          TestQuantum.database("customer"),
          TicketOutbound.class,
          TicketStatusInbound.class,
          SurveyOutbound.class,
          RecordingStatuses.class);

  @Configuration(proxyBeanMethods = false)
  static class Zone {

    @Bean
    ZoneId zone() {
      return ZoneOffset.UTC;
    }
  }

  /** The process that runs the quanta next door, with these databases of theirs. */
  static TestQuantum operations(String sysopsUrl, String reportingUrl) {
    Map<String, String> env = TestPlatform.start().env();
    Map<String, String> settings = new HashMap<>();
    settings.put("sysops.neighbours.sysops.url", sysopsUrl);
    settings.put("sysops.neighbours.sysops.contracts", "../config/contracts.csv");
    settings.put("sysops.neighbours.reporting.url", reportingUrl);
    for (String name : List.of("sysops", "reporting")) {
      String variable = name.toUpperCase(Locale.ROOT);
      String prefix = "sysops.neighbours." + name + ".";
      settings.put(prefix + "user", env.get("SYSOPS_" + variable + "_DB_USER"));
      settings.put(prefix + "password", env.get("SYSOPS_" + variable + "_DB_PASSWORD"));
      settings.put(prefix + "owner", env.get("SYSOPS_" + variable + "_DB_OWNER"));
      settings.put(prefix + "owner-password", env.get("SYSOPS_" + variable + "_DB_OWNER_PASSWORD"));
      settings.put(prefix + "broker-user", env.get("SYSOPS_BROKER_" + variable + "_USER"));
      settings.put(prefix + "broker-password", env.get("SYSOPS_BROKER_" + variable + "_PASSWORD"));
    }
    return TestQuantum.start(
        "billing",
        TestQuantum.database("billing"),
        settings,
        SysopsNeighbour.class,
        ReportingNeighbour.class,
        Zone.class);
  }

  /** A ticket that was not submitted yet. */
  static TicketSubmitted ticket() {
    return new TicketSubmitted(
        UUID.randomUUID(),
        new CustomerDetails(
            UUID.randomUUID(),
            1,
            "Ada Byron",
            "ada@example.org",
            "1 Main St",
            "Reno",
            "NV",
            "89501"),
        "No picture",
        "The television stays black.",
        NOON,
        "T-100001",
        TicketCategory.HARDWARE,
        TicketUrgency.HIGH,
        new TicketDevice(UUID.randomUUID(), "TELEVISION", "Acme", "Wide", "W-1"),
        List.of(photo()));
  }

  static TicketPhoto photo() {
    return new TicketPhoto(UUID.randomUUID(), "image/jpeg", 12_345, "0a".repeat(32));
  }

  void submit(TicketRequest... submitted) {
    customer.inTransaction(() -> customer.bean(TicketDispatch.class).submit(List.of(submitted)));
  }

  void answer(UUID ticket, int rating, @Nullable String comment) {
    customer.inTransaction(
        () ->
            customer
                .bean(SurveyDispatch.class)
                .submit(
                    List.of(new SurveyAnswered(ticket, UUID.randomUUID(), rating, comment, NOON))));
  }

  /** What the customer was told about the ticket, in order. */
  List<String> told(TicketSubmitted ticket) {
    return customer
        .jdbc()
        .sql("select version || ' ' || note from effect.applied where subject = ? order by n")
        .param(ticket.subject())
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    customer.close();
  }
}
