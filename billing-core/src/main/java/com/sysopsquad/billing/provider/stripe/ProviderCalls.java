package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Times each request to the provider, by what it asks for and what came of it. */
final class ProviderCalls implements MeterBinder {

  /** Makes a request. */
  @FunctionalInterface
  interface Request {
    StripeResponse make() throws ApiConnectionException;
  }

  private static final Duration[] RANGES = {
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2_500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30)
  };

  private static final int OK = 200;
  private static final int NOT_OK = 300;
  private static final int DECLINED = 402;
  private static final int THROTTLED = 429;
  private static final int SERVER_ERROR = 500;

  private volatile @Nullable MeterRegistry registry;

  @Override
  public void bindTo(MeterRegistry meters) {
    registry = meters;
  }

  /** Makes the request and times it; without a registry it only makes it. */
  StripeResponse timed(StripeRequest request, Request call) throws ApiConnectionException {
    long begin = System.nanoTime();
    String outcome = "failed";
    try {
      StripeResponse response = call.make();
      outcome = outcome(response.code());
      return response;
    } catch (ApiConnectionException failed) {
      outcome = failed instanceof CallNotSent ? "not-sent" : "no-answer";
      throw failed;
    } finally {
      record(kind(request), outcome, System.nanoTime() - begin);
    }
  }

  private void record(String kind, String outcome, long nanos) {
    MeterRegistry meters = registry;
    if (meters != null) {
      Timer.builder("sysops.provider.calls")
          .description("Requests to the payment provider")
          .serviceLevelObjectives(RANGES)
          .tags("call", kind, "outcome", outcome)
          .register(meters)
          .record(Duration.ofNanos(nanos));
    }
  }

  private static String kind(StripeRequest request) {
    String path = request.url().getPath();
    boolean post = request.method() == RequestMethod.POST;
    if (path.contains("/payment_intents")) {
      return post ? (path.endsWith("/cancel") ? "withdrawal" : "charge") : lookUp(path);
    }
    if (path.contains("/refunds")) {
      return post ? "refund" : "list-of-refunds";
    }
    if (path.contains("/events")) {
      return "list-of-events";
    }
    return path.contains("/disputes") ? "list-of-disputes" : "card";
  }

  private static String lookUp(String path) {
    return path.endsWith("/payment_intents") ? "list-of-charges" : "look-up";
  }

  private static String outcome(int status) {
    return switch (status) {
      case DECLINED -> "declined";
      case THROTTLED -> "throttled";
      default ->
          status >= OK && status < NOT_OK ? "ok" : status >= SERVER_ERROR ? "failed" : "refused";
    };
  }
}
