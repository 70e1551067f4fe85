package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.payment.BillingOperations.charges;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.SentMark;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * A peer's mark that names what billing never received puts billing on hold, and a schedule that is
 * due then starts nothing. Tried: a plan that never arrived, and a report of a failure.
 */
class LostMessagesIntegrationTests {

  @AutoClose private static final BillingOperations OPERATIONS = start();

  private static BillingOperations start() {
    TestPlatform.start().purgeQueues();
    return BillingOperations.start(
        TestPlatform.start().freshDatabase("billing"),
        "--sysops.roles=console,scheduler",
        "--sysops.delivery.marks.every=200ms",
        "--sysops.delivery.marks.patience=600ms");
  }

  @AfterEach
  void release() {
    OPERATIONS
        .holding()
        .current()
        .ifPresent(hold -> OPERATIONS.holding().release("ada", "It was a test"));
  }

  @Test
  void aPlanThatNeverArrivedPutsBillingOnHoldAndADueScheduleStartsNothing() {
    String today = OPERATIONS.today().toString();
    OPERATIONS.population(OPERATIONS.today()).withCard(2, Population.GOOD).arrive();
    int before = charges(today).size();

    mark(Queues.SUPPORT_PLAN, UUID.randomUUID());
    await(() -> OPERATIONS.holding().current().isPresent(), "billing is on hold");
    assertThat(OPERATIONS.holding().current().orElseThrow().sentence())
        .contains(
            "Billing does not have everything that customer has sent to BILLING.SUPPORT_PLAN.");
    OPERATIONS.fire("nightly", Instant.now(), Map.of("billingDate", today));
    await(
        () -> OPERATIONS.lastResult("nightly").startsWith("Billing is on hold since"),
        "the schedule's page says why nothing was started");
    assertThat(charges(today)).hasSize(before);
    assertThat(runs()).isZero();

    OPERATIONS.holding().release("ada", "The customer has sent it again");
    OPERATIONS.fire("nightly", Instant.now(), Map.of("billingDate", today));
    await(() -> charges(today).size() == before + 2, "the next start charges");
    OPERATIONS.awaitQuiet();
    assertThat(OPERATIONS.holding().current()).isEmpty();
  }

  @Test
  void aReportThatNeverArrivedPutsNothingOnHold() {
    UUID report = UUID.randomUUID();

    mark(Queues.DEAD_LETTER, report);
    await(() -> looks(report) >= 3, "the report is lost");

    assertThat(OPERATIONS.holding().current()).isEmpty();
  }

  /** The customer quantum says that it has sent this message before. */
  private static void mark(String queue, UUID sent) {
    Map<String, String> env = TestPlatform.start().env();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(TestPlatform.start().brokerUrl());
        Connection connection =
            factory.createConnection(
                env.get("SYSOPS_BROKER_CUSTOMER_USER"),
                env.get("SYSOPS_BROKER_CUSTOMER_PASSWORD"));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
        MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      TextMessage mark =
          session.createTextMessage(
              new ContractJson().write(new SentMark("customer", null, List.of(sent))));
      mark.setStringProperty(WireFormat.ID, UUID.randomUUID().toString());
      mark.setStringProperty(WireFormat.TYPE, "com.sysopsquad.delivery.sent-mark");
      mark.setStringProperty(WireFormat.VERSION, "1");
      mark.setStringProperty(WireFormat.SOURCE, "customer");
      mark.setStringProperty(WireFormat.SUBJECT, "customer");
      mark.setStringProperty(WireFormat.TIME, now().toString());
      mark.setStringProperty(WireFormat.GROUP, "customer");
      producer.send(mark);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** By the clock of the database, with which the time of a mark is compared. */
  private static Instant now() {
    return OPERATIONS
        .jdbc()
        .sql("select clock_timestamp()")
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }

  private static int looks(UUID message) {
    return OPERATIONS
        .jdbc()
        .sql("select coalesce(max(looks), 0) from delivery.missing where id = ?")
        .param(message)
        .query(Integer.class)
        .single();
  }

  private static long runs() {
    return OPERATIONS
        .jdbc()
        .sql("select count(*) from ops.run where job = 'payment'")
        .query(Long.class)
        .single();
  }
}
