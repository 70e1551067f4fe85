package com.sysopsquad.neighbours;

import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.survey.SurveyGateway;
import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketDevice;
import com.sysopsquad.flows.ticket.TicketGateway;
import com.sysopsquad.flows.ticket.TicketPhoto;
import com.sysopsquad.flows.ticket.TicketRequest;
import com.sysopsquad.flows.ticket.TicketSubmitted;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.flows.ticketstatus.TicketStatusInbound;
import com.sysopsquad.neighbours.reporting.ReportingNeighbour;
import com.sysopsquad.neighbours.sysops.SysopsNeighbour;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customer quantum, at its end of the conversations with the quanta next door. */
final class CustomerEnd implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(60);
  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final TestProcess customer;

  CustomerEnd() {
    TestPlatform.Database database = TestPlatform.start().freshDatabase("customer");
    JdbcClient owner = JdbcClient.create(database.migrating());
    owner.sql("create schema effect").update();
    owner
        .sql(
            """
            create table effect.told (
                n       bigint generated always as identity primary key,
                ticket  uuid   not null,
                version bigint not null,
                state   text   not null
            )
            """)
        .update();
    customer =
        new TestProcess(
            "customer",
            database,
            Map.of(),
            TicketGateway.class,
            TicketStatusInbound.class,
            SurveyGateway.class,
            RecordingStatuses.class);
  }

  /** The process that runs the quanta next door, with these databases of theirs. */
  static TestProcess operations(String sysopsUrl, String reportingUrl) {
    Map<String, String> env = TestPlatform.start().env();
    Map<String, String> settings = new HashMap<>();
    settings.put("sysops.neighbours.sysops.url", sysopsUrl);
    settings.put("sysops.neighbours.sysops.contracts", "../contracts.csv");
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
    return new TestProcess(
        "billing",
        TestPlatform.start().freshDatabase("billing"),
        settings,
        SysopsNeighbour.class,
        ReportingNeighbour.class);
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
    customer.inTransaction(() -> customer.bean(TicketGateway.class).send(List.of(submitted)));
  }

  void answer(UUID ticket, int rating, @Nullable String comment) {
    customer.inTransaction(
        () ->
            customer
                .bean(SurveyGateway.class)
                .send(
                    List.of(new SurveyAnswered(ticket, UUID.randomUUID(), rating, comment, NOON))));
  }

  /** What the customer was told about the ticket, in order; its versions are counted from 1. */
  List<String> told(TicketSubmitted ticket) {
    return JdbcClient.create(customer.bean(DataSource.class))
        .sql(
            """
            select dense_rank() over (order by version) || ' ' || state
            from effect.told where ticket = ? order by n
            """)
        .param(ticket.ticketId())
        .query(String.class)
        .list();
  }

  @Override
  public void close() {
    customer.close();
  }
}
