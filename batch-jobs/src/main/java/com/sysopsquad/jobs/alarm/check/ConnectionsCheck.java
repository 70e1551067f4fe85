package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.wire.broker.QueueDepth;
import com.sysopsquad.flows.monitor.broker.BrokerWarning;
import com.sysopsquad.flows.monitor.broker.BrokerWatch;
import com.sysopsquad.flows.monitor.broker.QueueDepths;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The broker and its queues, and the connections of this process. The broker is asked outside of
 * the evaluation, which must not wait for it. A queue that is paused needs no consumer.
 */
class ConnectionsCheck implements Check {

  private static final Logger log = LoggerFactory.getLogger(ConnectionsCheck.class);
  private static final String QUEUES = "/queues";

  /** After this many looks that did not happen, nothing is known anymore. */
  private static final int STALE_LOOKS = 5;

  private final QueueDepths queues;
  private final BrokerWatch watch;
  private final EndpointPauses pauses;
  private final DeliveryOutages outages;
  private final ExpectationSettings settings;
  private final Clock clock;
  private final Map<String, Instant> firstSeen = new HashMap<>();
  private volatile Look last = new Look(Instant.EPOCH, Findings.of(Set.of(), List.of()));

  ConnectionsCheck(
      QueueDepths queues,
      BrokerWatch watch,
      EndpointPauses pauses,
      DeliveryOutages outages,
      ExpectationSettings settings,
      Clock clock) {
    this.queues = queues;
    this.watch = watch;
    this.pauses = pauses;
    this.outages = outages;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "connections";
  }

  @Override
  public boolean differsByNode() {
    return true;
  }

  @Override
  public Findings look(Instant now) {
    Look known = last;
    return known.at().plus(settings.look().multipliedBy(STALE_LOOKS)).isBefore(clock.instant())
        ? Findings.of(Set.of(), List.of())
        : known.findings();
  }

  /** Asks the broker. */
  void ask() {
    Instant now = clock.instant();
    Set<AlarmKind> known = EnumSet.of(AlarmKind.BROKER_UNAVAILABLE, AlarmKind.DELIVERY_INTERRUPTED);
    List<Condition> conditions = new ArrayList<>();
    Set<String> paused = pauses.paused();
    Set<String> seen;
    try {
      Set<String> unread =
          queues.now().stream()
              .filter(queue -> queue.messages() > 0 && queue.consumers() == 0)
              .map(QueueDepth::name)
              .filter(Predicate.not(paused::contains))
              .collect(Collectors.toSet());
      known.add(AlarmKind.QUEUE_STUCK);
      seen = unread;
      unread.stream()
          .sorted()
          .filter(queue -> lasts(queue, now))
          .forEach(queue -> conditions.add(unread(queue)));
      watch.warnings().forEach(warning -> conditions.add(stuck(warning)));
    } catch (QueueDepths.BrokerUnreachable away) {
      log.debug("The broker cannot be asked", away);
      seen = Set.of("broker");
      if (lasts("broker", now)) {
        conditions.add(
            new Condition(
                AlarmKind.BROKER_UNAVAILABLE,
                "broker",
                "The broker cannot be reached. Messages wait in the outboxes until it is back.",
                QUEUES));
      }
    }
    firstSeen.keySet().retainAll(seen);
    outages.present().stream()
        .filter(DeliveryOutage::isInterruption)
        .filter(outage -> outage.since().plus(settings.interruptedFor()).isBefore(now))
        .forEach(outage -> conditions.add(interrupted(outage)));
    last = new Look(now, Findings.of(known, conditions));
  }

  private boolean lasts(String what, Instant now) {
    return !firstSeen.computeIfAbsent(what, _ -> now).plus(settings.interruptedFor()).isAfter(now);
  }

  private static Condition unread(String queue) {
    return new Condition(
        AlarmKind.QUEUE_STUCK,
        queue,
        "Messages are waiting in %s, which has no consumer. Start the process that receives them."
            .formatted(queue),
        QUEUES);
  }

  private static Condition stuck(BrokerWarning warning) {
    return new Condition(
        AlarmKind.QUEUE_STUCK,
        Objects.requireNonNullElse(warning.queue(), warning.title()),
        "%s. %s".formatted(warning.title(), warning.detail()),
        QUEUES);
  }

  private static Condition interrupted(DeliveryOutage outage) {
    return new Condition(
        AlarmKind.DELIVERY_INTERRUPTED,
        outage.what(),
        "%s %s: %s".formatted(outage.what(), outage.state(), outage.cause()),
        QUEUES);
  }

  private record Look(Instant at, Findings findings) {}
}
