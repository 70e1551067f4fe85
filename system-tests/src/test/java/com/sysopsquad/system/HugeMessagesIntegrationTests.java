package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.platform.launch.Part;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A text that is larger than the heap could hold ends no process, with the heap that {@code ./run}
 * gives, and the messages behind it arrive.
 *
 * <p>Tried: 64 MiB for the portal, for operations, and for whoever works on partitions.
 */
@ExtendWith(SharedProduct.class)
class HugeMessagesIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LENGTH = 64 << 20;
  private static final byte TEXT = 3;

  private final RunningProduct product;
  private final Installation installation;
  private final CustomersTickets tickets;

  HugeMessagesIntegrationTests(RunningProduct product) {
    this.product = product;
    this.installation = product.installation();
    this.tickets = new CustomersTickets(installation);
  }

  @BeforeEach
  @AfterEach
  void dropWhatIsHeld() throws JMSException, ActiveMQException {
    try (ActiveMQConnectionFactory factory = factory();
        Connection connection = connect(factory, "OPERATIONS");
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      try (ClientConsumer consumer = core(session).createConsumer(Queues.OVERSIZED)) {
        ClientMessage message = consumer.receive(500);
        while (message != null) {
          message.saveToOutputStream(OutputStream.nullOutputStream());
          message.acknowledge();
          message = consumer.receive(500);
        }
      }
    }
  }

  @Test
  void thePortalGoesOn() throws Exception {
    String ticket = tickets.submit();
    awaitState(ticket, "NEW");

    UUID huge = send("SYSOPS", Queues.TICKET_STATUS);
    Waiting.until("it is moved", LIMIT, () -> product.operations().moveTicket(ticket, "ASSIGNED"));

    awaitDeadLetter(huge);
    awaitState(ticket, "ASSIGNED");
    requireRunning(Part.PORTAL);
  }

  @Test
  void operationsGoesOn() throws Exception {
    UUID huge = send("CUSTOMER", Queues.TICKET);
    String ticket = tickets.submit();

    awaitDeadLetter(huge);
    awaitState(ticket, "NEW");
    requireRunning(Part.OPERATIONS);
  }

  @Test
  void theWorkersGoOn() throws Exception {
    UUID huge = send("BILLING", Queues.PARTITION);
    product.operations().bill(product.nextMonthsEnd());

    awaitDeadLetter(huge);
    requireRunning(Part.OPERATIONS);
    requireRunning(Part.WORKER_1);
  }

  private UUID send(String sender, String queue) throws JMSException, ActiveMQException {
    UUID id = UUID.randomUUID();
    try (ActiveMQConnectionFactory factory = factory();
        Connection connection = connect(factory, sender);
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        ClientProducer producer = core(session).createProducer(queue)) {
      ClientMessage message = core(session).createMessage(TEXT, true);
      message.putStringProperty(WireFormat.ID, id.toString());
      message.putStringProperty(WireFormat.TYPE, "com.sysopsquad.system.huge");
      message.putStringProperty(WireFormat.VERSION, "1");
      message.putStringProperty(WireFormat.SUBJECT, "huge");
      message.putStringProperty(WireFormat.TIME, Instant.now().toString());
      message.setBodyInputStream(new LongText(LENGTH));
      producer.send(message);
    }
    return id;
  }

  private void awaitDeadLetter(UUID id) {
    JdbcClient billing = JdbcClient.create(Databases.of(installation, "BILLING"));
    Waiting.until(
        "it is a dead letter",
        LIMIT,
        () ->
            billing
                .sql("select count(*) = 1 from ops.dead_letter where message_id = ?")
                .param(id)
                .query(Boolean.class)
                .single());
    List<Long> numbers =
        billing
            .sql("select id from ops.dead_letter where message_id = ?")
            .param(id)
            .query(Long.class)
            .list();
    new OpsClient(installation).line("discard %d --reason Test".formatted(numbers.getFirst()));
  }

  private void awaitState(String ticket, String state) {
    JdbcClient customer = JdbcClient.create(Databases.of(installation, "CUSTOMER"));
    Waiting.until(
        "the ticket is " + state,
        LIMIT,
        () ->
            customer
                .sql("select state from customer.ticket where id = ?::uuid")
                .param(ticket)
                .query(String.class)
                .single()
                .equals(state));
  }

  /** Nobody restarts a part of this installation. */
  private void requireRunning(Part part) {
    assertThat(installation.isRunning(part)).as(installation.lastWords()).isTrue();
  }

  private ActiveMQConnectionFactory factory() {
    return new ActiveMQConnectionFactory(installation.setting("SYSOPS_BROKER_URL"));
  }

  private Connection connect(ActiveMQConnectionFactory factory, String user) throws JMSException {
    String prefix = "SYSOPS_BROKER_" + user;
    return factory.createConnection(
        installation.setting(prefix + "_USER"), installation.setting(prefix + "_PASSWORD"));
  }

  private static ClientSession core(Session session) {
    return ((ActiveMQSession) session).getCoreSession();
  }

  /** A text of blanks as Artemis's client writes it, made while it is sent. */
  private static final class LongText extends InputStream {

    private static final int PREFIX = 5;

    private final int length;
    private long position;

    LongText(int length) {
      this.length = length;
    }

    /** First that there is a text, then its length in bytes, then two bytes a character. */
    @Override
    public int read() {
      long at = position++;
      if (at == 0) {
        return 1;
      }
      if (at < PREFIX) {
        return ((2 * length) >>> (8 * (PREFIX - 1 - (int) at))) & 0xff;
      }
      if (at - PREFIX >= 2L * length) {
        return -1;
      }
      return (at - PREFIX) % 2 == 0 ? ' ' : 0;
    }

    @Override
    public int read(byte[] into, int offset, int count) {
      int read = 0;
      while (read < count) {
        int next = read();
        if (next < 0) {
          return read == 0 ? -1 : read;
        }
        into[offset + read++] = (byte) next;
      }
      return read;
    }
  }
}
