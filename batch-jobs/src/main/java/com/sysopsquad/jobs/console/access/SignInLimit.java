package com.sysopsquad.jobs.console.access;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed sign-ins by address, so that passwords cannot be guessed quickly.
 *
 * <p>Its memory is limited: if there are very many addresses, those that failed longest ago are
 * dropped. Time is measured since the machine started, so a change of its clock has no effect.
 */
final class SignInLimit {

  private static final int ADDRESSES = 10_000;
  private static final int GROUPS_OF_A_NETWORK = 4;

  private final SignInSettings settings;
  private final Map<String, Bucket> failures = new LinkedHashMap<>(16, 0.75f, true);

  SignInLimit(SignInSettings settings) {
    this.settings = settings;
  }

  synchronized void failed(String address) {
    String network = network(address);
    failures.computeIfAbsent(network, _ -> bucket()).tryConsume(1);
    if (failures.size() > ADDRESSES) {
      failures.remove(failures.keySet().iterator().next());
    }
  }

  /** How long the address has to wait; zero if it may try. */
  synchronized Duration wait(String address) {
    Bucket bucket = failures.get(network(address));
    if (bucket == null) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .withNanosecondPrecision()
        .addLimit(
            limit ->
                limit.capacity(settings.failures()).refillIntervally(1, settings.forgiveOneEvery()))
        .build();
  }

  /** One host has a whole /64 of IPv6 addresses, so these count together. */
  private static String network(String address) {
    String[] parts = address.split(":", -1);
    return parts.length <= GROUPS_OF_A_NETWORK || address.startsWith("::")
        ? address
        : String.join(":", Arrays.copyOf(parts, GROUPS_OF_A_NETWORK));
  }
}
