package com.sysopsquad.system.bench;

import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Installation;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.messages.MessageQuantum;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A neighbor that sends messages which nobody can read, with a good one in every thousand: the good
 * ones are applied, and each of the others is a dead letter.
 */
final class GarbageBench {

  private static final int GOOD_EACH = 1_000;
  private static final int BATCH = 500;
  private static final double MEBI = 1 << 20;
  private static final Duration LIMIT = Duration.ofHours(2);

  private static final List<String> GARBAGE =
      List.of(
          "",
          "{",
          "null",
          "[]",
          "\u0000",
          "\ud800",
          "{\"ticketId\":1}",
          "eyJ".repeat(1_000),
          "{\"ticketId\":\"" + "9".repeat(10_000),
          "<xml/>");

  private final Clock clock;
  private final TimeOrderedIds ids;

  private GarbageBench(Clock clock) {
    this.clock = clock;
    this.ids = new TimeOrderedIds(clock);
  }

  static void run(Options options) throws Exception {
    int size = options.get("size", 1_000_000);
    Path folder = Files.createDirectories(Path.of("target/bench"));
    try (Installation installation =
        Installation.in(Files.createTempDirectory(folder, "garbage-"), Map.of()).atFullSpeed()) {
      installation.start(Part.DATABASE, Part.BROKER, Part.PROVIDER, Part.OPERATIONS, Part.PORTAL);
      UUID ticket = ticket(installation);
      long start = System.nanoTime();
      int good = new GarbageBench(Clock.systemUTC()).send(installation, ticket, size);
      int bad = size - good;
      JdbcClient billing = JdbcClient.create(Databases.of(installation, "BILLING"));
      Waiting.until(
          "%d dead letters are in the store".formatted(bad),
          LIMIT,
          () ->
              billing.sql("select count(*) from ops.dead_letter").query(Long.class).single()
                  == bad);
      Duration time = Duration.ofNanos(System.nanoTime() - start);
      JdbcClient customer = JdbcClient.create(Databases.of(installation, "CUSTOMER"));
      Waiting.until(
          "all %d good ones are applied".formatted(good),
          LIMIT,
          () ->
              customer
                      .sql("select count(*) from customer.ticket_event where ticket_id = ?")
                      .param(ticket)
                      .query(Long.class)
                      .single()
                  == good);
      int kinds =
          billing
              .sql("select count(distinct fingerprint) from ops.dead_letter")
              .query(Integer.class)
              .single();
      Figure.print("garbage", Figure.perSecond(size, time), "messages/s");
      Figure.print("garbage-good", good, "applied, all of them");
      Figure.print("garbage-kinds", kinds, "groups of dead letters");
      for (Part part : List.of(Part.BROKER, Part.OPERATIONS, Part.PORTAL)) {
        Figure.print(
            "garbage-memory-" + part.name(), installation.largestMemory(part) / MEBI, "MiB");
      }
    }
  }

  /** A customer's ticket that the messages are about. */
  private static UUID ticket(Installation installation) {
    UUID ticket = UUID.randomUUID();
    JdbcClient.create(Databases.of(installation, "CUSTOMER"))
        .sql(
            """
            insert into customer.ticket
                (id, customer_id, category, urgency, title, description, submitted_at, changed_at)
            values (:id, :id, 'OTHER', 'NORMAL', 'No picture', '', now(), now())
            """)
        .param("id", ticket)
        .update();
    return ticket;
  }

  /** Returns how many good ones there were. */
  private int send(Installation installation, UUID ticket, int size) throws JMSException {
    int good = 0;
    try (Connection connection = MessageQuantum.broker(installation::setting, "SYSOPS").connect();
        Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      MessageProducer producer = session.createProducer(session.createQueue(Queues.TICKET_STATUS));
      for (int number = 1; number <= size; number++) {
        boolean readable = number % GOOD_EACH == 0;
        good += readable ? 1 : 0;
        String body = readable ? status(ticket, good) : GARBAGE.get(number % GARBAGE.size());
        producer.send(message(session, ticket, body));
        if (number % BATCH == 0 || number == size) {
          session.commit();
        }
      }
    }
    return good;
  }

  private TextMessage message(Session session, UUID ticket, String body) throws JMSException {
    TextMessage message = session.createTextMessage(body);
    message.setStringProperty("cloudEvents_id", ids.next().toString());
    message.setStringProperty("cloudEvents_type", "com.sysopsquad.ticket.status-changed");
    message.setStringProperty("cloudEvents_typeversion", "1");
    message.setStringProperty("cloudEvents_subject", ticket.toString());
    message.setStringProperty("cloudEvents_time", clock.instant().toString());
    message.setStringProperty("JMSXGroupID", ticket.toString());
    return message;
  }

  private String status(UUID ticket, int version) {
    return """
        {"ticketId":"%s","customerId":"%s","version":%d,"state":"IN_PROGRESS","at":"%s"}"""
        .formatted(ticket, ticket, version, clock.instant());
  }
}
