package com.sysopsquad.flows.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.flows.delivery.outage.DeliveryHealthIndicator;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.report.ResendState;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.flows.monitor.resend.Resend;
import com.sysopsquad.flows.monitor.resend.ResendRequest;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.flows.supportplan.SupportPlanReceiver;
import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.survey.SurveyInbound;
import com.sysopsquad.flows.survey.SurveyReceiver;
import com.sysopsquad.flows.ticket.TicketClosed;
import com.sysopsquad.flows.ticket.TicketInbound;
import com.sysopsquad.flows.ticket.TicketReceiver;
import com.sysopsquad.flows.ticket.TicketRequest;
import com.sysopsquad.flows.ticketstatus.TicketState;
import com.sysopsquad.flows.ticketstatus.TicketStatusChanged;
import com.sysopsquad.flows.ticketstatus.TicketStatusInbound;
import com.sysopsquad.flows.ticketstatus.TicketStatusReceiver;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.Lifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.util.FileSystemUtils;

/**
 * The drills of the runbook, in the middle of traffic: a database or the broker is restored to an
 * older copy, the loss is noticed, and the peers send again. Nothing is lost, nothing is applied
 * twice, and the loss is over.
 *
 * <p>Tried: each of the four databases as the receiver's, the sender's database, and the broker;
 * the whole product and {@code ./ops} in {@code RunbookDrillsIntegrationTests} of {@code
 * system-tests}.
 */
class RestoreDrillsIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final TestPlatform platform = TestPlatform.start();
  private final List<TestQuantum> quanta = new ArrayList<>();

  /** What each quantum receives, by whom it is sent, and a message of each number. */
  enum Drill {
    CUSTOMER("customer", "sysops", TicketStatusInbound.class, Statuses.class),
    BILLING("billing", "customer", SupportPlanInbound.class, PlansTaken.class),
    SYSOPS("sysops", "customer", TicketInbound.class, Tickets.class),
    REPORTING("reporting", "customer", SurveyInbound.class, Surveys.class);

    private final String receiver;
    private final String sender;
    private final Class<?> inbound;
    private final Class<?> receiving;

    Drill(String receiver, String sender, Class<?> inbound, Class<?> receiving) {
      this.receiver = receiver;
      this.sender = sender;
      this.inbound = inbound;
      this.receiving = receiving;
    }

    Contract message(int n) {
      UUID id = new UUID(0xdddd_dddd_dddd_4dddL, 0x8000_0000_0000_0000L + n);
      return switch (this) {
        case CUSTOMER ->
            new TicketStatusChanged(id, id, 1, TicketState.ASSIGNED, null, Instant.EPOCH);
        case BILLING -> Plans.plan(id, 1);
        case SYSOPS -> new TicketClosed(id, id, Instant.EPOCH);
        case REPORTING -> new SurveyAnswered(id, id, 5, null, Instant.EPOCH);
      };
    }
  }

  @BeforeEach
  void emptyBroker() {
    platform.purgeQueues();
  }

  @AfterEach
  void stop() {
    quanta.forEach(TestQuantum::close);
  }

  @ParameterizedTest
  @EnumSource
  void aDatabaseIsRestoredAndItsPeersSendAgain(Drill drill) {
    TestPlatform.Database database = TestQuantum.database(drill.receiver);
    TestQuantum sender = start(drill.sender, TestQuantum.database(drill.sender));
    TestQuantum receiver = startReceiver(drill, database);
    TestQuantum operations = operations(receiver, drill);

    try (Traffic traffic = new Traffic(sender, drill)) {
      await().atMost(PATIENCE).until(() -> applied(receiver).size() > 50);
      platform.backUp(database);
      int before = applied(receiver).size();
      await().atMost(PATIENCE).until(() -> applied(receiver).size() > before + 200);

      platform.restore(database);
      operations.forgetConnections();
      awaitLoss(operations, drill);
      assertThat(receiver.bean(DeliveryHealthIndicator.class).health().toString())
          .contains("is incomplete since");
      sendAgain(operations, drill.sender, drill.receiver);

      assertThat(traffic.lost(receiver)).isEqualTo(Set.of());
      awaitNoLoss(operations);
    }
  }

  @Test
  void aSenderIsRestoredAndWhatItSendsAgainIsKnown() {
    TestPlatform.Database database = TestQuantum.database("customer");
    TestQuantum sender = start("customer", database);
    TestQuantum receiver = startReceiver(Drill.BILLING, TestQuantum.database("billing"));

    try (Traffic traffic = new Traffic(sender, Drill.BILLING)) {
      await().atMost(PATIENCE).until(() -> applied(receiver).size() > 50);
      sender.bean("relay", Lifecycle.class).stop();
      await().atMost(PATIENCE).until(() -> sender.count("delivery.outbox") > 20);
      platform.backUp(database);
      sender.forgetConnections();
      sender.bean("relay", Lifecycle.class).start();
      traffic.pause();
      await().atMost(PATIENCE).until(() -> traffic.missing(receiver).isEmpty());
      long marks = receiver.count("delivery.mark_followed");
      await().atMost(PATIENCE).until(() -> receiver.count("delivery.mark_followed") >= marks + 2);

      platform.restore(database);
      traffic.goOn();

      assertThat(traffic.lost(receiver)).isEqualTo(Set.of());
      await().atMost(PATIENCE).until(() -> sender.count("delivery.outbox") == 0);
      assertThat(applied(receiver)).doesNotHaveDuplicates();
      awaitAndConfirmLossOfSender(receiver);
    }
  }

  /** Its receiver has what was sent after the backup, and says so until a person confirms. */
  private static void awaitAndConfirmLossOfSender(TestQuantum receiver) {
    Losses losses = receiver.bean(Losses.class);
    await().atMost(PATIENCE).until(() -> !losses.all().isEmpty());
    Loss loss = losses.all().getFirst();
    assertThat(loss.title()).isEqualTo("customer lost messages that billing has");
    assertThat(loss.detail())
        .startsWith("customer no longer knows what it sent to BILLING.SUPPORT_PLAN between ");
    assertThat(receiver.bean(DeliveryHealthIndicator.class).health().toString())
        .contains("Receiving from BILLING.SUPPORT_PLAN has an older sender since");

    losses.confirm(loss.number(), "olive", "Corrected");

    await().atMost(PATIENCE).until(() -> receiver.count("delivery.undone") == 0);
    await().atMost(PATIENCE).until(() -> losses.all().isEmpty());
  }

  @Test
  void theBrokerIsRestoredAndSendersSendAgain() throws IOException {
    Drill drill = Drill.BILLING;
    TestQuantum sender = start(drill.sender, TestQuantum.database(drill.sender));
    TestQuantum receiver = startReceiver(drill, TestQuantum.database(drill.receiver));
    Path copy = platform.brokerFolder().resolveSibling("broker-copy");

    try (Traffic traffic = new Traffic(sender, drill)) {
      await().atMost(PATIENCE).until(() -> applied(receiver).size() > 50);
      receiver.bean("supportPlanInbox", Lifecycle.class).stop();
      platform.withoutBroker(() -> copy(platform.brokerFolder(), copy));
      long sent = sender.count("delivery.sent");
      await().atMost(PATIENCE).until(() -> sender.count("delivery.sent") > sent + 200);

      platform.withoutBroker(() -> copy(copy, platform.brokerFolder()));
      receiver.bean("supportPlanInbox", Lifecycle.class).start();
      int before = applied(receiver).size();
      await().atMost(PATIENCE).until(() -> applied(receiver).size() > before + 20);
      assertThat(traffic.missing(receiver)).hasSizeGreaterThan(150);
      awaitLoss(receiver, drill);
      sendAgain(receiver, drill.sender, drill.receiver);

      assertThat(traffic.lost(receiver)).isEqualTo(Set.of());
      awaitNoLoss(receiver);
    } finally {
      FileSystemUtils.deleteRecursively(copy);
    }
  }

  /** Nobody has asked for it. */
  private static void awaitLoss(TestQuantum operations, Drill drill) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(DataAccessException.class)
        .untilAsserted(
            () ->
                assertThat(operations.bean(Losses.class).all())
                    .anySatisfy(
                        loss -> {
                          assertThat(loss.quantum()).isEqualTo(drill.receiver);
                          assertThat(loss.lost().source()).isEqualTo(drill.sender);
                        }));
  }

  /**
   * Does what each loss asks for until there is none. A restored quantum can also lack what it sent
   * to itself.
   */
  private static void awaitNoLoss(TestQuantum operations) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<Loss> losses = operations.bean(Losses.class).all();
              losses.forEach(loss -> sendAgain(operations, loss.lost().source(), loss.quantum()));
              return losses.isEmpty();
            });
  }

  /** As the runbook says: from a day before the backup on. */
  private static void sendAgain(TestQuantum operations, String sender, String receiver) {
    operations.forgetConnections();
    Resends resends = operations.bean(Resends.class);
    Instant since = Instant.now().minus(Duration.ofDays(1));
    Resend asked =
        resends.ask(
            new ResendRequest(sender, since, null, null, receiver, false), "olive", "drill");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(resends.get(asked.number()).state()).isEqualTo(ResendState.DONE));
  }

  private TestQuantum startReceiver(Drill drill, TestPlatform.Database database) {
    return drill.receiver.equals("billing")
        ? start("billing", database, drill.inbound, drill.receiving, MonitorConfiguration.class)
        : start(drill.receiver, database, drill.inbound, drill.receiving);
  }

  private TestQuantum operations(TestQuantum receiver, Drill drill) {
    return drill.receiver.equals("billing")
        ? receiver
        : start("billing", TestQuantum.database("billing"), MonitorConfiguration.class);
  }

  private TestQuantum start(
      String name, TestPlatform.Database database, Class<?>... configurations) {
    List<Class<?>> all = new ArrayList<>(List.of(configurations));
    all.add(DeliveryConfiguration.class);
    TestQuantum quantum =
        TestQuantum.start(name, database, MarkedQuanta.OFTEN, all.toArray(Class<?>[]::new));
    quanta.add(quantum);
    return quantum;
  }

  private static List<String> applied(TestQuantum receiver) {
    try {
      return receiver
          .jdbc()
          .sql("select subject from effect.applied order by n")
          .query(String.class)
          .list();
    } catch (DataAccessException restoring) {
      return List.of();
    }
  }

  private static void copy(Path from, Path to) {
    try {
      FileSystemUtils.deleteRecursively(to);
      FileSystemUtils.copyRecursively(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Messages that a quantum sends one after the other, and remembers when they are committed. */
  private static final class Traffic implements AutoCloseable {

    private final TestQuantum sender;
    private final Drill drill;
    private final Set<String> committed = new ConcurrentSkipListSet<>();
    private final Thread thread;
    private volatile boolean paused;
    private volatile boolean resting;
    private volatile boolean ended;

    Traffic(TestQuantum sender, Drill drill) {
      this.sender = sender;
      this.drill = drill;
      this.thread = Thread.ofPlatform().start(this::send);
    }

    private void send() {
      for (int n = 1; !ended; n++) {
        resting = paused;
        while (paused && !ended) {
          LockSupport.parkNanos(1_000_000);
        }
        Contract message = drill.message(n);
        try {
          sender.inTransaction(() -> sender.bean(Outbox.class).send(List.of(message)));
          committed.add(message.subject());
        } catch (DataAccessException | TransactionException restoring) {
          // Nobody was told that it is accepted.
        }
      }
    }

    void pause() {
      paused = true;
      await().atMost(PATIENCE).until(() -> resting);
    }

    void goOn() {
      paused = false;
    }

    /** What was committed and is not applied. */
    Set<String> missing(TestQuantum receiver) {
      Set<String> missing = new TreeSet<>(committed);
      missing.removeAll(applied(receiver));
      return missing;
    }

    /** Ends, waits until all is applied, and makes sure that nothing is applied twice. */
    Set<String> lost(TestQuantum receiver) {
      close();
      await().atMost(PATIENCE).until(() -> missing(receiver).isEmpty());
      assertThat(applied(receiver)).doesNotHaveDuplicates();
      return missing(receiver);
    }

    @Override
    public void close() {
      ended = true;
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Writes down every message that it applies, as often as it does. */
  abstract static class Applying {

    private final JdbcClient jdbc;

    Applying(DataSource database) {
      jdbc = JdbcClient.create(database);
    }

    final void apply(List<? extends Contract> messages) {
      for (Contract message : messages) {
        jdbc.sql("insert into effect.applied (subject, version, note) values (?, 1, '')")
            .param(message.subject())
            .update();
      }
    }
  }

  static class Statuses extends Applying implements TicketStatusReceiver {
    Statuses(DataSource database) {
      super(database);
    }

    @Override
    public void receive(List<TicketStatusChanged> statuses) {
      apply(statuses);
    }
  }

  static class PlansTaken extends Applying implements SupportPlanReceiver {
    PlansTaken(DataSource database) {
      super(database);
    }

    @Override
    public void receive(List<PlanChosen> plans) {
      apply(plans);
    }
  }

  static class Tickets extends Applying implements TicketReceiver {
    Tickets(DataSource database) {
      super(database);
    }

    @Override
    public void receive(List<TicketRequest> requests) {
      apply(requests);
    }
  }

  static class Surveys extends Applying implements SurveyReceiver {
    Surveys(DataSource database) {
      super(database);
    }

    @Override
    public void receive(List<SurveyAnswered> answers) {
      apply(answers);
    }
  }
}
