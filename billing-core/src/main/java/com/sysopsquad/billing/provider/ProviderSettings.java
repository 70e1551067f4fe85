package com.sysopsquad.billing.provider;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How to reach the payment provider, and how much this process may use it.
 *
 * @param requestsPerSecond limit for this process; Stripe allows 100 by default
 * @param inFlight simultaneous calls of this process
 * @param throttlePatience how long a throttled call is repeated
 * @param failuresBeforeGivingUp consecutive calls without an answer after which the provider counts
 *     as down, if they lasted as long as {@code outagePatience}
 * @param mostPages pages of its list of charges after which the list counts as endless
 * @param comparedAgain by how much the provider's clock may have gone back: what it charged for so
 *     long before the last comparison is compared again by the first one of a process, after a
 *     change of the database, and after a hold
 * @param invalidAnswersBeforePausing answers that cannot be correct after which the run pauses: so
 *     many in a row, or among the latest five times as many
 * @param shop sent with each charge, so that installations that share an account recognize their
 *     own charges; empty if the account is not shared
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
    @DefaultValue("1d") Duration comparedAgain,
    @DefaultValue("20") int invalidAnswersBeforePausing,
    @DefaultValue("") String shop) {

  /** Rejects values that cannot work. */
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
    if (comparedAgain.isNegative()) {
      throw new IllegalArgumentException("sysops.provider.compared-again must not be negative");
    }
  }

  /** Does not show the key. */
  @Override
  public String toString() {
    return "ProviderSettings[url=%s, requestsPerSecond=%d, inFlight=%d]"
        .formatted(url, requestsPerSecond, inFlight);
  }
}
