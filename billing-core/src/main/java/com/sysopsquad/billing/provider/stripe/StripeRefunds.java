package com.sysopsquad.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundOutcome.NotSent;
import com.sysopsquad.billing.provider.RefundOutcome.Pending;
import com.sysopsquad.billing.provider.RefundOutcome.Refunded;
import com.sysopsquad.billing.provider.RefundOutcome.Refused;
import com.sysopsquad.billing.provider.RefundOutcome.Unknown;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.RefundRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Refunds as Stripe makes and lists them. */
final class StripeRefunds {

  private static final long PAGE = 100;
  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
  private static final Set<Integer> WRONG_REQUEST = Set.of(400, 404);
  private static final Set<String> FAILED = Set.of("failed", "canceled");

  private final StripeClient stripe;
  private final String shop;

  StripeRefunds(StripeClient stripe, String shop) {
    this.stripe = stripe;
    this.shop = shop;
  }

  Refund create(RefundRequest request) throws StripeException {
    RefundCreateParams.Builder params =
        RefundCreateParams.builder()
            .setPaymentIntent(request.charge())
            .setAmount(request.amount().minor())
            .putMetadata("correction", request.correction().toString());
    if (!shop.isEmpty()) {
      params.putMetadata("shop", shop);
    }
    return stripe
        .refunds()
        .create(
            params.build(),
            RequestOptions.builder().setIdempotencyKey(request.idempotencyKey()).build());
  }

  /** A page of the refunds of a charge, newest first. */
  StripeCollection<Refund> ofCharge(String charge, @Nullable String after) throws StripeException {
    RefundListParams.Builder query =
        RefundListParams.builder().setPaymentIntent(charge).setLimit(PAGE);
    return stripe.refunds().list((after == null ? query : query.setStartingAfter(after)).build());
  }

  /** A page of all refunds, newest first. */
  StripeCollection<Refund> all(@Nullable Instant since, @Nullable String after)
      throws StripeException {
    RefundListParams.Builder query = RefundListParams.builder().setLimit(PAGE);
    if (since != null) {
      query.setCreated(
          RefundListParams.Created.builder()
              .setGte(since.minus(CLOCKS_DIFFER).getEpochSecond())
              .build());
    }
    return stripe.refunds().list((after == null ? query : query.setStartingAfter(after)).build());
  }

  static boolean isOf(Refund refund, RefundRequest request) {
    return request.correction().toString().equals(metadata(refund, "correction"));
  }

  /** The outcome of a refund, compared with the request. */
  static RefundOutcome outcome(@Nullable Refund refund, RefundRequest request) {
    if (refund == null
        || refund.getId() == null
        || refund.getStatus() == null
        || refund.getCreated() == null) {
      return new Unknown("The response has no id, no status or no time");
    }
    if (!isOf(refund, request)
        || !request.charge().equals(refund.getPaymentIntent())
        || !Objects.equals(refund.getAmount(), request.amount().minor())
        || !request.amount().currency().equalsIgnoreCase(refund.getCurrency())) {
      return new Unknown(
          "%s is a refund of %s %s of %s instead of %d %s of %s"
              .formatted(
                  refund.getId(),
                  refund.getAmount(),
                  refund.getCurrency(),
                  refund.getPaymentIntent(),
                  request.amount().minor(),
                  request.amount().currency(),
                  request.charge()));
    }
    return switch (refund.getStatus()) {
      case "succeeded" -> new Refunded(refund.getId(), Instant.ofEpochSecond(refund.getCreated()));
      case "failed", "canceled" ->
          new Refused(
              "The refund was %s: %s"
                  .formatted(
                      refund.getStatus(),
                      Objects.requireNonNullElse(refund.getFailureReason(), "no reason given")));
      default ->
          new Pending(
              refund.getId(), "The refund is %s at the provider".formatted(refund.getStatus()));
    };
  }

  /**
   * The outcome of a failed call to refund.
   *
   * @throws com.sysopsquad.billing.provider.ProviderMisconfigured if no call would succeed
   */
  static RefundOutcome outcome(StripeException failure) {
    String said = StripeOutcomes.said(failure);
    if (failure instanceof CallNotSent || StripeOutcomes.isThrottled(failure)) {
      return new NotSent(said);
    }
    if (failure instanceof CardException
        || (failure instanceof InvalidRequestException
            && WRONG_REQUEST.contains(failure.getStatusCode()))) {
      return new Refused(said);
    }
    if (!(failure instanceof IdempotencyException)
        && !(failure instanceof InvalidRequestException)) {
      // Throws an exception itself if the provider rejects our credentials.
      StripeOutcomes.of(failure);
    }
    return new Unknown(said);
  }

  /**
   * Converts a page to our types, without what failed.
   *
   * @throws ProviderUnavailable if it is incomplete or cannot be read
   */
  static RefundPage page(@Nullable StripeCollection<Refund> list) {
    if (list == null || list.getData() == null) {
      throw unreadable("it has no data");
    }
    List<Refund> refunds = list.getData();
    boolean more = Boolean.TRUE.equals(list.getHasMore());
    if (more && refunds.isEmpty()) {
      throw unreadable("it says that there is more, and gives nothing");
    }
    return new RefundPage(
        refunds.stream()
            .filter(refund -> !FAILED.contains(String.valueOf(refund.getStatus())))
            .map(StripeRefunds::refund)
            .toList(),
        more ? required(refunds.getLast().getId(), "an id") : null);
  }

  private static RefundPage.Refund refund(Refund refund) {
    return new RefundPage.Refund(
        required(refund.getId(), "an id"),
        Instant.ofEpochSecond(required(refund.getCreated(), "a time")),
        required(refund.getAmount(), "an amount"),
        required(refund.getCurrency(), "a currency").toUpperCase(Locale.ROOT),
        Objects.requireNonNullElse(refund.getPaymentIntent(), ""),
        "succeeded".equals(refund.getStatus()),
        uuid(metadata(refund, "correction")).orElse(null));
  }

  private static Optional<UUID> uuid(@Nullable String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static @Nullable String metadata(Refund refund, String key) {
    Map<String, String> metadata = refund.getMetadata();
    return metadata == null ? null : metadata.get(key);
  }

  private static <T> T required(@Nullable T value, String what) {
    if (value == null) {
      throw unreadable("a refund in it lacks " + what);
    }
    return value;
  }

  private static ProviderUnavailable unreadable(String why) {
    return new ProviderUnavailable("The payment provider's list of refunds cannot be read: " + why);
  }
}
