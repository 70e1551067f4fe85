package com.sysopsquad.billing.provider;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the payment provider is reached, and how hard it may be asked by this process.
 *
 * @param requestsPerSecond by this process; Stripe allows 100 by default
 * @param inFlight calls at once by this process
 * @param throttlePatience for how long one call comes back after being throttled
 * @param failuresBeforeGivingUp calls in a row without an answer after which the provider counts as
 *     down, if they lasted as long as {@code outagePatience}
 * @param mostPages of its list of charges, after which the list counts as endless
 * @param invalidAnswersBeforePausing answers in a row that cannot be right, after which the run
 *     pauses
 * @param shop sent with each charge, so that installations which share an account know their own;
 *     empty when the account is not shared
 */
@ConfigurationProperties("sysops.provider")
public record ProviderSettings(
    URI url,
    String key,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("30s") Duration readTimeout,
    @DefaultValue("100") int requestsPerSecond,
    @DefaultValue("64") int inFlight,
    @DefaultValue("1m") Duration throttlePatience,
    @DefaultValue("20") int failuresBeforeGivingUp,
    @DefaultValue("15s") Duration outagePatience,
    @DefaultValue("100000") int mostPages,
    @DefaultValue("20") int invalidAnswersBeforePausing,
    @DefaultValue("") String shop) {

  /** Refuses what cannot work. */
  public ProviderSettings {
    if (requestsPerSecond < 1
        || inFlight < 1
        || failuresBeforeGivingUp < 1
        || mostPages < 1
        || invalidAnswersBeforePausing < 1) {
      throw new IllegalArgumentException(
          "sysops.provider: requests-per-second, in-flight, failures-before-giving-up, most-pages"
              + " and invalid-answers-before-pausing must be at least 1");
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "ProviderSettings[url=%s, requestsPerSecond=%d, inFlight=%d]"
        .formatted(url, requestsPerSecond, inFlight);
  }
}
