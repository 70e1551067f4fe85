package com.sysopsquad.flows.delivery.telemetry;

import com.sysopsquad.flows.delivery.outage.FixedDelay;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.BrokerLink;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.ChannelReport;
import com.sysopsquad.flows.message.telemetry.EndpointGraph;
import com.sysopsquad.flows.message.telemetry.ProcessReported;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Reports to operations, every few seconds, what waits in this quantum and what this process has
 * applied. It does not use the outbox: a report that cannot be sent now is worth nothing later.
 */
final class ProcessReports implements SmartLifecycle {

  private final Broker broker;
  private final WaitingRows rows;
  private final AppliedTimes times;
  private final ReportedGraph graph;
  private final ContractJson json;
  private final String quantum;
  private final String process;
  private final TelemetrySettings settings;
  private final DeliverySettings delivery;
  private final Clock clock;
  private final Instant startedAt;
  private final UUID processId = UUID.randomUUID();
  private final FixedDelay reporting;
  private volatile @Nullable BrokerLink link;
  private long number;

  /**
   * @param process where this process runs, for people
   */
  ProcessReports(
      Broker broker,
      WaitingRows rows,
      AppliedTimes times,
      ReportedGraph graph,
      ContractJson json,
      String quantum,
      String process,
      TelemetrySettings settings,
      DeliverySettings delivery,
      Clock clock) {
    this.broker = broker;
    this.rows = rows;
    this.times = times;
    this.graph = graph;
    this.json = json;
    this.quantum = quantum;
    this.process = process;
    this.settings = settings;
    this.delivery = delivery;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.reporting = new FixedDelay("process-reports", settings.every(), () -> report(false));
  }

  private void report(boolean stopping) {
    number++;
    EndpointGraph changed = stopping ? null : graph.due(number);
    try {
      BrokerLink current = link;
      if (current == null) {
        current = BrokerLink.open(broker);
        link = current;
      }
      current.send(message(stopping, changed), quantum);
      current.commit();
      if (changed != null) {
        graph.sent(changed, number);
      }
    } catch (JMSException away) {
      unlink();
      throw new NotReported(away);
    } catch (RuntimeException failed) {
      unlink();
      throw failed;
    }
  }

  private OutgoingMessage message(boolean stopping, @Nullable EndpointGraph changed) {
    ContractType type = ContractType.of(ProcessReported.class);
    ProcessReported report =
        new ProcessReported(
            processId,
            quantum,
            process,
            startedAt,
            number,
            stopping,
            channels(),
            delivery.keptDays(),
            (int) delivery.retention().toDays(),
            changed);
    return new OutgoingMessage(
        0,
        UUID.randomUUID(),
        type.queue(),
        type.name(),
        type.version(),
        report.subject(),
        clock.instant(),
        null,
        json.write(report),
        Map.of());
  }

  private List<ChannelReport> channels() {
    Map<String, WaitingRows.Waiting> outbox = rows.outbox();
    Map<String, WaitingRows.Waiting> retries = rows.retries();
    Map<String, AppliedTimes.Applied> applied = times.sinceStart();
    TreeSet<String> queues = new TreeSet<>(outbox.keySet());
    queues.addAll(retries.keySet());
    queues.addAll(applied.keySet());
    List<ChannelReport> reports = new ArrayList<>();
    for (String queue : queues) {
      WaitingRows.Waiting toSend = outbox.getOrDefault(queue, WaitingRows.Waiting.NOTHING);
      WaitingRows.Waiting toRetry = retries.getOrDefault(queue, WaitingRows.Waiting.NOTHING);
      AppliedTimes.Applied done = applied.getOrDefault(queue, AppliedTimes.Applied.NOTHING);
      reports.add(
          new ChannelReport(
              queue,
              toSend.messages(),
              toSend.ageMillis(),
              toRetry.messages(),
              toRetry.ageMillis(),
              done.messages(),
              done.times()));
    }
    return reports;
  }

  private void unlink() {
    graph.forget();
    BrokerLink current = link;
    link = null;
    if (current != null) {
      current.close();
    }
  }

  @Override
  public void start() {
    if (settings.reports()) {
      reporting.start();
    }
  }

  /** A process that says goodbye is not missed. */
  @Override
  public void stop() {
    if (!reporting.isRunning()) {
      return;
    }
    reporting.close();
    BrokerLink current = link;
    if (current != null) {
      Thread goodbye = Thread.ofPlatform().name("last-report").daemon().start(this::sayGoodbye);
      try {
        boolean _ = goodbye.join(Duration.ofSeconds(2));
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
      Thread.ofPlatform().name("last-report-close").daemon().start(this::unlink);
    }
  }

  private void sayGoodbye() {
    try {
      report(true);
    } catch (RuntimeException away) {
      // Then operations sees that it is silent.
    }
  }

  @Override
  public boolean isRunning() {
    return reporting.isRunning();
  }

  /** The broker does not take a report. */
  private static final class NotReported extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotReported(JMSException cause) {
      super(
          "The report to %s was not sent: %s".formatted(Queues.TELEMETRY, cause.getMessage()),
          cause);
    }
  }
}
