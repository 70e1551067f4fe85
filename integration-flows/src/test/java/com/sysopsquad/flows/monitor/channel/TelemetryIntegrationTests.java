package com.sysopsquad.flows.monitor.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.ChannelReport;
import com.sysopsquad.flows.message.telemetry.ProcessReported;
import com.sysopsquad.flows.message.telemetry.TimeCount;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What operations makes of the reports of processes. */
class TelemetryIntegrationTests {

  private static final TestPlatform.Database DATABASE = TestQuantum.database("billing");
  private static final JdbcClient JDBC = JdbcClient.create(DATABASE.app());

  private final Telemetry telemetry =
      new Telemetry(JDBC, new TransactionTemplate(new JdbcTransactionManager(DATABASE.app())));
  private final ChannelFigures figures = new ChannelFigures(JDBC);
  private final UUID process = UUID.randomUUID();
  private final Instant started = Instant.now();

  @BeforeEach
  void empty() {
    JDBC.sql("delete from ops.process").update();
    JDBC.sql("delete from ops.critical_time").update();
  }

  @Test
  void onlyWhatWasAppliedSinceTheLastReportIsAdded() {
    keep(1, applied(10, 10));
    keep(2, applied(10, 10));
    keep(3, applied(25, 22));

    CriticalTime time = time();
    assertThat(time.applied()).isEqualTo(25);
    assertThat(time.timed()).isEqualTo(22);
    assertThat(time.within(95)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aReportThatIsLostTakesNothingWithIt() {
    keep(1, applied(10, 10));
    keep(5, applied(40, 40));

    assertThat(time().applied()).isEqualTo(40);
  }

  @Test
  void anOlderReportChangesNothing() {
    keep(2, applied(10, 10));
    keep(1, applied(5, 5));
    keep(2, applied(90, 90));

    assertThat(time().applied()).isEqualTo(10);
  }

  @Test
  void theMessagesOfSeveralProcessesAreAddedUp() {
    keep(1, applied(10, 10));
    keep(
        new ProcessReported(
            UUID.randomUUID(),
            "billing",
            "b",
            started,
            1,
            false,
            List.of(applied(7, 7)),
            null,
            null,
            null),
        Instant.now());

    assertThat(time().applied()).isEqualTo(17);
  }

  @Test
  void aQueueThatIsNotNamedAnyMoreHasNothingThatWaits() {
    keep(1, new ChannelReport(Queues.INVOICE, 3, 61_000L, 0, null, 0, List.of()));
    WaitingMessages before = waiting(Queues.INVOICE);
    keep(2);

    assertThat(before.outbox()).isEqualTo(3);
    assertThat(before.outboxSince())
        .isBetween(Instant.now().minusSeconds(90), Instant.now().minusSeconds(55));
    assertThat(waiting(Queues.INVOICE).outbox()).isZero();
    assertThat(waiting(Queues.INVOICE).outboxSince()).isNull();
  }

  @Test
  void aQuantumSpeaksForItsOwnQueuesAlone() {
    keep(1, new ChannelReport(Queues.SURVEY, 3, 61_000L, 0, null, 9, List.of()));

    assertThat(figures.waiting()).isEmpty();
    assertThat(figures.criticalTimes(Duration.ofMinutes(5))).isEmpty();
  }

  @Test
  void onlyTheBrokerUserOfAQuantumReportsForIt() {
    ProcessReported report = report(1, false);

    assertThat(Telemetry.mayReport(report, "billing")).isTrue();
    assertThat(Telemetry.mayReport(report, "customer")).isFalse();
    assertThat(Telemetry.mayReport(report, null)).isFalse();
  }

  @Test
  void aProcessIsSilentWithinFifteenSeconds() {
    keep(1);
    ProcessState heard = figures.processes().getFirst();
    JDBC.sql("update ops.process set heard_at = heard_at - interval '15 seconds'").update();
    ProcessState silent = figures.processes().getFirst();

    assertThat(heard.isSilent()).isFalse();
    assertThat(silent.isSilent()).isTrue();
    assertThat(silent.silentFor()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void aReportThatHasWaitedDoesNotMakeADeadProcessLive() {
    keep(report(1, false), Instant.now().minusSeconds(600));

    assertThat(figures.processes().getFirst().silentFor())
        .isGreaterThanOrEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void whatAReportThatHasWaitedCountsBelongsToItsOwnTime() {
    keep(report(1, false, applied(10, 10)), Instant.now().minusSeconds(600));

    assertThat(figures.criticalTimes(Duration.ofMinutes(5))).isEmpty();
    assertThat(figures.criticalTimes(Duration.ofMinutes(30))).containsKey(Queues.SUPPORT_PLAN);
  }

  @Test
  void aProcessThatWasStoppedIsNotMissed() {
    keep(1);
    keep(report(2, true), Instant.now());

    assertThat(figures.processes()).isEmpty();
    assertThat(figures.heard()).containsKey("billing");
  }

  @Test
  void theHoursOfAQueueAreKeptApart() {
    keep(1, applied(10, 10));
    JDBC.sql("update ops.critical_time set minute = minute - interval '2 hours'").update();
    keep(2, applied(14, 14));

    assertThat(figures.byHour(Queues.SUPPORT_PLAN, 24))
        .extracting(CriticalTime::applied)
        .containsExactly(4L, 10L);
  }

  @Test
  void figuresAreKeptForThirtyDays() {
    keep(1, applied(10, 10));
    JDBC.sql("update ops.critical_time set minute = minute - interval '31 days'").update();
    JDBC.sql("update ops.process set heard_at = heard_at - interval '31 days'").update();
    keep(
        new ProcessReported(
            UUID.randomUUID(),
            "billing",
            "b",
            started,
            1,
            false,
            List.of(applied(7, 7)),
            null,
            null,
            null),
        Instant.now());

    new OldFigures(JDBC).forget();

    assertThat(count("ops.process")).isOne();
    assertThat(count("ops.process_channel")).isOne();
    assertThat(count("ops.critical_time")).isOne();
  }

  private static long count(String table) {
    return JDBC.sql("select count(*) from " + table).query(Long.class).single();
  }

  private CriticalTime time() {
    return Objects.requireNonNull(
        figures.criticalTimes(Duration.ofMinutes(5)).get(Queues.SUPPORT_PLAN));
  }

  private WaitingMessages waiting(String queue) {
    return figures.waiting().stream()
        .filter(waiting -> waiting.queue().equals(queue))
        .findFirst()
        .orElseThrow();
  }

  private static ChannelReport applied(long messages, long timed) {
    return new ChannelReport(
        Queues.SUPPORT_PLAN,
        0,
        null,
        0,
        null,
        messages,
        List.of(new TimeCount(10, timed / 2), new TimeCount(100, timed - timed / 2)));
  }

  private void keep(long number, ChannelReport... channels) {
    keep(report(number, false, channels), Instant.now());
  }

  private void keep(ProcessReported report, Instant sentAt) {
    telemetry.keep(report, sentAt);
  }

  private ProcessReported report(long number, boolean stopping, ChannelReport... channels) {
    return new ProcessReported(
        process,
        "billing",
        "billing on a host (1)",
        started,
        number,
        stopping,
        List.of(channels),
        null,
        null,
        null);
  }
}
