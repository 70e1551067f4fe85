package com.sysopsquad.portal.security.limit;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How often someone may fail to sign in. From a browser in which the customer has signed in before,
 * an attempt takes a token of that browser only, so that nobody else can use them up; from
 * elsewhere it takes one of the address, of the pair of account and network address, and of the
 * account. A success returns them.
 */
@Component
public class SignInLimits {

  private final SignInSettings settings;
  private final Buckets buckets;

  SignInLimits(SignInSettings settings, Buckets buckets) {
    this.settings = settings;
    this.buckets = buckets;
  }

  /**
   * Takes one attempt; false, and none taken, if there is none left.
   *
   * @param browser id of the browser, if the customer is known in it
   */
  public boolean tryOnce(String email, String address, Optional<String> browser) {
    List<Bucket> taken = new ArrayList<>();
    for (Bucket bucket : of(email, address, browser)) {
      if (!bucket.tryConsume(1)) {
        taken.forEach(each -> each.addTokens(1));
        return false;
      }
      taken.add(bucket);
    }
    return true;
  }

  /** How long until the exhausted limit allows an attempt again. */
  public Duration waitToTry(String email, String address, Optional<String> browser) {
    return of(email, address, browser).stream()
        .map(SignInLimits::waitFor)
        .filter(Duration::isPositive)
        .findFirst()
        .orElse(Duration.ZERO);
  }

  /** How long until one of the public forms is accepted again. */
  Duration waitToAsk(String address) {
    return waitFor(bucket("asking " + address, settings.asksOfAddress()));
  }

  /** Returns the attempt, since it succeeded. */
  public void succeeded(String email, String address, Optional<String> browser) {
    of(email, address, browser).forEach(bucket -> bucket.addTokens(1));
  }

  /**
   * Whether to report that the account is blocked; once per window, however many people try. If
   * only the network address is blocked, no account is.
   */
  boolean tellsOfHold(String email, String address) {
    return waitFor(ofAddress(address)).isZero()
        && bucket("hold " + account(email), 1).tryConsume(1);
  }

  /** Takes one of the public forms; false if there is none left. */
  boolean tryAsking(String address) {
    return bucket("asking " + address, settings.asksOfAddress()).tryConsume(1);
  }

  private List<Bucket> of(String email, String address, Optional<String> browser) {
    String account = account(email);
    if (browser.isPresent()) {
      return List.of(bucket("browser " + browser.get() + " " + account, settings.triesOfOne()));
    }
    return List.of(
        ofAddress(address),
        bucket("pair " + account + " " + address, settings.triesOfOne()),
        bucket("account " + account, settings.triesOnAccount()));
  }

  private Bucket ofAddress(String address) {
    return bucket("address " + address, settings.triesOfAddress());
  }

  private static String account(String email) {
    return email.strip().toLowerCase(Locale.ROOT);
  }

  private static Duration waitFor(Bucket bucket) {
    return Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
  }

  private Bucket bucket(String key, int tries) {
    return buckets.of(key, tries, settings.window());
  }
}
