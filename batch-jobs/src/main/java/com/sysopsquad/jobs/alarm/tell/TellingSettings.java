package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Severity;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told of alarms, and how; nobody by default.
 *
 * @param address address of operations, with which links begin
 * @param send how often to look for messages that are due
 * @param retryAfter pause after the first failed attempt; doubles with each, up to 15 minutes
 * @param giveUpAfter how long a message is tried
 * @param keep how long messages are kept
 */
@ConfigurationProperties("sysops.alarms")
record TellingSettings(
    @DefaultValue("http://localhost:8081") URI address,
    @DefaultValue("2s") Duration send,
    @DefaultValue("15s") Duration retryAfter,
    @DefaultValue("3d") Duration giveUpAfter,
    @DefaultValue("30d") Duration keep,
    @DefaultValue Email email,
    @DefaultValue Webhook webhook,
    @DefaultValue Alertmanager alertmanager,
    @DefaultValue Heartbeat heartbeat) {

  /**
   * Rejects what cannot work, and deleting what is still being tried. It is called after the
   * binding, since Spring Boot logs the last value of a binding that fails, which may be a secret.
   *
   * @throws IllegalArgumentException says which setting is invalid
   */
  TellingSettings checked() {
    if (keep.compareTo(giveUpAfter) < 0) {
      throw new IllegalArgumentException(
          "sysops.alarms.keep must not be shorter than sysops.alarms.give-up-after");
    }
    webhook.check();
    check("alertmanager", alertmanager.url());
    check("heartbeat", heartbeat.url());
    return this;
  }

  /** Whether a setting was given; an empty one stands for a missing environment variable. */
  private static boolean given(@Nullable Object setting) {
    return setting != null && !setting.toString().isBlank();
  }

  private static void check(String name, @Nullable URI url) {
    if (url == null || !given(url)) {
      return;
    }
    String scheme = String.valueOf(url.getScheme());
    boolean http = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
    if (!http || url.getHost() == null || url.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "sysops.alarms.%s.url must be an https or http address without a user".formatted(name));
    }
  }

  /**
   * Emails, over the server of {@code spring.mail}.
   *
   * @param to addresses; empty for no emails
   * @param severity the least that is told
   */
  record Email(
      @DefaultValue List<String> to,
      @DefaultValue("operations@localhost") String from,
      @DefaultValue("warning") Severity severity) {

    boolean isOn() {
      return !to.isEmpty();
    }
  }

  /**
   * A signed HTTP request.
   *
   * @param url null for none
   * @param secret key of the signature
   * @param severity the least that is told
   */
  record Webhook(
      @Nullable URI url, @Nullable String secret, @DefaultValue("warning") Severity severity) {

    /** The shortest secret, in characters. */
    private static final int SHORTEST_SECRET = 16;

    void check() {
      TellingSettings.check("webhook", url);
      if (isOn() && (secret == null || secret.length() < SHORTEST_SECRET)) {
        throw new IllegalArgumentException(
            "sysops.alarms.webhook.secret must have at least %d characters"
                .formatted(SHORTEST_SECRET));
      }
    }

    boolean isOn() {
      return given(url);
    }

    /** Without the secret, and without what an address may contain of secrets. */
    @Override
    public String toString() {
      return "Webhook[on=%s, severity=%s]".formatted(isOn(), severity);
    }
  }

  /**
   * Prometheus's Alertmanager, by its API v2.
   *
   * @param url its address without a path; null for none
   * @param every how often it is told all alarms that are not resolved
   * @param severity the least that is told
   * @param heartbeat whether it is also told an alert that always fires
   */
  record Alertmanager(
      @Nullable URI url,
      @DefaultValue("1m") Duration every,
      @DefaultValue("warning") Severity severity,
      @DefaultValue("false") boolean heartbeat) {

    boolean isOn() {
      return given(url);
    }

    /** Without what an address may contain of secrets. */
    @Override
    public String toString() {
      return "Alertmanager[on=%s, every=%s]".formatted(isOn(), every);
    }
  }

  /**
   * A request that says that operations, its database and the evaluation work. Whoever receives it
   * notices when it stays away.
   *
   * @param url null for none
   */
  record Heartbeat(@Nullable URI url, @DefaultValue("1m") Duration every) {

    boolean isOn() {
      return given(url);
    }

    /** Without the address, which may be the secret. */
    @Override
    public String toString() {
      return "Heartbeat[on=%s, every=%s]".formatted(isOn(), every);
    }
  }
}
