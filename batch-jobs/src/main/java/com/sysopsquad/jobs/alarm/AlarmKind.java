package com.sysopsquad.jobs.alarm;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an alarm is about. */
public enum AlarmKind {
  RUN_FAILED("Run failed", Severity.CRITICAL),
  RUN_TOO_LONG("Run takes too long", Severity.WARNING),
  START_MISSED("Start missed", Severity.CRITICAL),
  NO_SUCCESS("No successful run", Severity.CRITICAL),
  BILLED_UNUSUALLY("Unusual billing total", Severity.CRITICAL),
  BILLING_ON_HOLD("Billing on hold", Severity.CRITICAL),
  DEAD_LETTERS("Dead letters", Severity.WARNING),
  MESSAGES_LOST("Messages lost", Severity.CRITICAL),
  QUEUE_STUCK("Queue stuck", Severity.WARNING),
  DELIVERY_INTERRUPTED("Delivery interrupted", Severity.WARNING),
  BROKER_UNAVAILABLE("Broker unavailable", Severity.CRITICAL),
  CHECK_FAILED("Check failed", Severity.WARNING);

  private final String title;
  private final Severity severity;

  AlarmKind(String title, Severity severity) {
    this.title = title;
    this.severity = severity;
  }

  /** A few words for people. */
  public String title() {
    return title;
  }

  /** How much such an alarm matters. */
  public Severity severity() {
    return severity;
  }

  /** The word in URLs and messages, for example {@code run-failed}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind with this word or name, in any case. */
  public static Optional<AlarmKind> of(String text) {
    String name = text.replace('-', '_');
    return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(name)).findFirst();
  }
}
