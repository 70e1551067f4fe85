package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Severity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts the notice to an address. The signature is the HMAC-SHA256 of the time, a dot and the body,
 * so that a receiver can reject forged and old requests.
 */
final class WebhookChannel implements Channel {

  private static final String ALGORITHM = "HmacSHA256";

  private final Requests requests;
  private final URI url;
  private final SecretKeySpec key;
  private final Severity severity;
  private final Clock clock;

  WebhookChannel(Requests requests, TellingSettings.Webhook settings, Clock clock) {
    this.requests = requests;
    this.url = Objects.requireNonNull(settings.url());
    this.key =
        new SecretKeySpec(
            Objects.requireNonNull(settings.secret()).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    this.severity = settings.severity();
    this.clock = clock;
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Severity severity() {
    return severity;
  }

  @Override
  public void send(Notice notice, String body) {
    String time = Long.toString(clock.instant().getEpochSecond());
    requests.post(
        url,
        Map.of(
            "Sysops-Delivery",
            notice.id().toString(),
            "Sysops-Timestamp",
            time,
            "Sysops-Signature",
            "sha256=" + signature(time + "." + body)),
        body);
  }

  private String signature(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java has no " + ALGORITHM, impossible);
    }
  }
}
