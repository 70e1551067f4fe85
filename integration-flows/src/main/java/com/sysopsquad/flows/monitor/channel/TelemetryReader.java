package com.sysopsquad.flows.monitor.channel;

import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.wire.ArrivedMessage;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.broker.Broker;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.broker.QueueLink;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.message.telemetry.ProcessReported;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Receives the reports of all processes. A report that is unreadable, cannot be stored, or claims
 * to come from another quantum is dropped: the next one follows in seconds.
 */
final class TelemetryReader implements Worker.Step {

  private static final Logger log = LoggerFactory.getLogger(TelemetryReader.class);

  private static final int BATCH = 100;
  private static final long LONGEST_REPORT = 1L << 20;
  private static final Duration WAIT = Duration.ofMillis(500);

  /** The pause before the queue is tried again while another process receives from it. */
  private static final Duration TURN = Duration.ofSeconds(1);

  private final QueueLink link;
  private final Telemetry telemetry;
  private final ContractJson json;
  private final Clock clock;

  TelemetryReader(Broker broker, Telemetry telemetry, ContractJson json, Clock clock) {
    this.link = new QueueLink(broker, new Intake(Queues.TELEMETRY, LONGEST_REPORT, 0, false));
    this.telemetry = telemetry;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public Duration run() throws JMSException {
    if (link.isTaken()) {
      return TURN;
    }
    List<ArrivedMessage> arrived = link.receive(BATCH, WAIT);
    for (ArrivedMessage message : arrived) {
      keep(WireFormat.read(message, Queues.TELEMETRY, clock.instant()));
    }
    if (!arrived.isEmpty()) {
      link.commit();
    }
    return Duration.ZERO;
  }

  private void keep(ParsedMessage parsed) {
    ReceivedMessage message = parsed.message();
    try {
      ProcessReported report = json.read(message.body(), ProcessReported.class);
      if (parsed.defect() != null || !Telemetry.mayReport(report, message.sender())) {
        log.warn(
            "A report of {} is dropped: it was sent by {}", report.quantum(), message.sender());
      } else {
        telemetry.keep(report, message.sentAt());
      }
    } catch (ContractJson.MalformedBody | DataIntegrityViolationException refused) {
      log.warn("A report sent by {} is dropped: {}", message.sender(), refused.getMessage());
    }
  }

  @Override
  public void failed() {
    link.close();
  }

  @Override
  public void ended() {
    link.close();
  }
}
