package com.sysopsquad.flows.delivery.refusal;

import com.sysopsquad.flows.delivery.outbox.Refusals;
import com.sysopsquad.flows.delivery.outbox.SendingSettings;
import com.sysopsquad.flows.delivery.wire.OutgoingMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets aside a message that the broker refuses, with the later messages of its queue and subject.
 * It is retried after a pause, for a limited time; then it becomes a dead letter that a person
 * decides on, unless information that must not be shown there would be lost.
 */
final class SetAside implements Refusals {

  private static final Logger log = LoggerFactory.getLogger(SetAside.class);

  private final RefusedRows rows;
  private final RefusalReports reports;
  private final SendingSettings settings;
  private final Clock clock;

  SetAside(RefusedRows rows, RefusalReports reports, SendingSettings settings, Clock clock) {
    this.rows = rows;
    this.reports = reports;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Optional<OutgoingMessage> due(int lane) {
    return rows.isEmpty(lane) ? Optional.empty() : rows.due(lane);
  }

  @Override
  public List<OutgoingMessage> sendable(int lane, List<OutgoingMessage> messages) {
    if (rows.isEmpty(lane)) {
      return messages;
    }
    Set<List<String>> held = rows.held(messages.stream().map(OutgoingMessage::subject).toList());
    List<OutgoingMessage> sendable = new ArrayList<>();
    for (OutgoingMessage message : messages) {
      if (held.contains(List.of(message.queue(), message.subject()))) {
        rows.follow(lane, message);
      } else {
        sendable.add(message);
      }
    }
    return sendable;
  }

  @Override
  public void refused(int lane, OutgoingMessage message, String reason) {
    RefusedRows.Attempts attempts = rows.refused(lane, message, reason, settings.refusedPause());
    boolean tooLong = !attempts.last().isBefore(attempts.first().plus(settings.refusedLongest()));
    if (tooLong && reports.isComplete(message)) {
      rows.giveUp(message);
      reports.givenUp(message, reason, attempts);
      log.error("{} {} is given up: {}", message.type(), message.id(), reason);
    } else if (attempts.asked() || Integer.bitCount(attempts.count()) == 1) {
      reports.waiting(message, reason, attempts);
      log.warn(
          "The broker refuses {} {} for {}. The others of its lane go on: {}",
          message.type(),
          message.id(),
          message.queue(),
          reason);
    }
  }

  @Override
  public void sent(OutgoingMessage message) {
    if (rows.remove(message)) {
      reports.sent(message, clock.instant());
      log.info("{} {} is sent after all", message.type(), message.id());
    }
  }
}
