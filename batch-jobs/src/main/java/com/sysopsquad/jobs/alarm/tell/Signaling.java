package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.Alarms;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sent again and again: the heartbeat, and to Alertmanager all alarms that are not
 * resolved, since it forgets what it is not told again. Both stay away if the database is down or
 * the alarms are not evaluated.
 */
class Signaling {

  /** Within this time the alarms must have been evaluated. */
  static final Duration FRESH = Duration.ofMinutes(5);

  private static final Logger log = LoggerFactory.getLogger(Signaling.class);
  private static final String HEARTBEAT = "heartbeat";
  private static final String ALERTMANAGER = "alertmanager";

  /** Alertmanager forgets an alert that it is not told for this many periods. */
  private static final int FORGOTTEN_AFTER = 5;

  private static final Duration TOLD_AFTER_END = Duration.ofMinutes(15);

  private final Signals signals;
  private final Alarms alarms;
  private final Requests requests;
  private final JsonMapper json;
  private final TellingSettings settings;
  private final Clock clock;
  private final Set<String> failing = new HashSet<>();

  Signaling(
      Signals signals,
      Alarms alarms,
      Requests requests,
      JsonMapper json,
      TellingSettings settings,
      Clock clock) {
    this.signals = signals;
    this.alarms = alarms;
    this.requests = requests;
    this.json = json;
    this.settings = settings;
    this.clock = clock;
  }

  /** Sends what is due. */
  void signal() {
    if ((settings.heartbeat().isOn() || settings.alertmanager().isOn())
        && signals.evaluatedWithin(FRESH)) {
      if (settings.heartbeat().isOn()) {
        signal(HEARTBEAT, settings.heartbeat().every(), this::beat);
      }
      if (settings.alertmanager().isOn()) {
        signal(ALERTMANAGER, settings.alertmanager().every(), this::tellAlertmanager);
      }
    }
  }

  private void signal(String name, Duration every, Runnable request) {
    if (signals.claim(name, every)) {
      try {
        request.run();
        if (failing.remove(name)) {
          log.info("Sending to {} works again", name);
        }
      } catch (NotAccepted failure) {
        signals.release(name, every);
        if (failing.add(name)) {
          log.warn("Sending to {} fails: {}", name, failure.getMessage());
        }
      }
    }
  }

  private void beat() {
    requests.post(
        Objects.requireNonNull(settings.heartbeat().url()),
        Map.of(),
        json.writeValueAsString(
            Map.of("source", "sysopsquad-operations", "time", clock.instant().toString())));
  }

  private void tellAlertmanager() {
    Instant now = clock.instant();
    Instant forgotten = now.plus(settings.alertmanager().every().multipliedBy(FORGOTTEN_AFTER));
    List<Alert> alerts = new ArrayList<>();
    Stream.concat(
            alarms.active().stream().filter(alarm -> alarm.silencedUntil() == null),
            alarms.resolvedSince(now.minus(TOLD_AFTER_END)).stream())
        .filter(alarm -> alarm.severity().isAtLeast(settings.alertmanager().severity()))
        .forEach(alarm -> alerts.add(alert(alarm, forgotten)));
    if (settings.alertmanager().heartbeat()) {
      alerts.add(
          new Alert(
              Map.of("alertname", "SysopsHeartbeat", "severity", "none"),
              Map.of("summary", "Operations works. This alert always fires."),
              now,
              forgotten,
              settings.address().toString()));
    }
    if (!alerts.isEmpty()) {
      requests.post(
          address(Objects.requireNonNull(settings.alertmanager().url())),
          Map.of(),
          json.writeValueAsString(alerts));
    }
  }

  private static URI address(URI alertmanager) {
    return URI.create(Notice.link(alertmanager, "/api/v2/alerts"));
  }

  private Alert alert(Alarm alarm, Instant forgotten) {
    return new Alert(
        Map.of(
            "alertname", name(alarm),
            "subject", alarm.subject(),
            "severity", alarm.severity().name().toLowerCase(Locale.ROOT)),
        Map.of(
            "summary", alarm.kind().title() + ": " + alarm.subject(), "description", alarm.text()),
        alarm.since(),
        Objects.requireNonNullElse(alarm.resolvedAt(), forgotten),
        Notice.link(settings.address(), alarm.path()));
  }

  /** For example "SysopsRunFailed". */
  private static String name(Alarm alarm) {
    StringBuilder name = new StringBuilder("Sysops");
    for (String word : alarm.kind().word().split("-", -1)) {
      name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    return name.toString();
  }

  /** An alert in the format of Alertmanager. */
  record Alert(
      Map<String, String> labels,
      Map<String, String> annotations,
      Instant startsAt,
      Instant endsAt,
      String generatorURL) {}
}
