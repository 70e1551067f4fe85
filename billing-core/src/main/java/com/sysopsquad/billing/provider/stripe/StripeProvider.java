package com.sysopsquad.billing.provider.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.StripeError;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.LiveStripeResponseGetter;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.sysopsquad.billing.provider.CardToVerify;
import com.sysopsquad.billing.provider.CardVerification;
import com.sysopsquad.billing.provider.ChargePage;
import com.sysopsquad.billing.provider.ChargeRequest;
import com.sysopsquad.billing.provider.PaymentHold;
import com.sysopsquad.billing.provider.PaymentOutcome;
import com.sysopsquad.billing.provider.PaymentOutcome.Invalid;
import com.sysopsquad.billing.provider.PaymentOutcome.Throttled;
import com.sysopsquad.billing.provider.PaymentOutcome.Unknown;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import com.sysopsquad.billing.provider.RefundOutcome;
import com.sysopsquad.billing.provider.RefundPage;
import com.sysopsquad.billing.provider.RefundRequest;
import com.sysopsquad.billing.provider.UnreadableCharge;
import com.sysopsquad.billing.provider.feed.EventPage;
import com.sysopsquad.billing.provider.feed.ProviderFeed;
import com.sysopsquad.flows.delivery.outage.BackOff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Stripe, or any server with the same API. */
final class StripeProvider implements PaymentProvider, ProviderFeed, AutoCloseable {

  private static final int QUESTIONS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  private static final long PAGE = 100;
  private static final int MOST_PAGES_OF_A_CHARGE = 100;

  /** The charge of each payment intent, which says how much was refunded. */
  private static final String REFUNDS = "data.latest_charge";

  private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

  private final StripeTransport transport;
  private final StripeClient stripe;
  private final Pace pace;
  private final Duration patience;
  private final String shop;
  private final StripeCards cards;
  private final StripeRefunds refunds;
  private final PaymentHold hold;

  /** Moves no money while there is a hold. */
  StripeProvider(ProviderSettings settings, ProviderCalls calls, PaymentHold hold) {
    this.transport = new StripeTransport(settings.connectTimeout(), settings.readTimeout(), calls);
    this.stripe =
        new StripeClient(new LiveStripeResponseGetter(new StripeOptions(settings), transport));
    this.pace = new Pace(settings.requestsPerSecond(), settings.inFlight());
    this.patience = settings.throttlePatience();
    this.shop = settings.shop();
    this.cards = new StripeCards(stripe);
    this.refunds = new StripeRefunds(stripe, shop);
    this.hold = hold;
  }

  @Override
  public CardVerification verify(CardToVerify card) {
    try {
      return patiently(() -> cards.verify(card));
    } catch (StripeException e) {
      return StripeCards.refused(e);
    }
  }

  @Override
  public boolean detach(String providerMethod) {
    try {
      patiently(() -> stripe.paymentMethods().detach(providerMethod));
      return true;
    } catch (InvalidRequestException e) {
      return StripeCards.isDetached(e);
    } catch (StripeException e) {
      throw unavailable(e);
    }
  }

  @Override
  public PaymentOutcome charge(ChargeRequest request) {
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(request.amountMinor())
            .setCurrency(request.currency().toLowerCase(Locale.ROOT))
            .setCustomer(request.providerCustomer())
            .setPaymentMethod(request.providerMethod())
            .addPaymentMethodType("card")
            .setConfirm(true)
            .setOffSession(true)
            .putMetadata("bill", request.reference().toString())
            .putMetadata("run", request.run().toString())
            .putMetadata("attempt", Integer.toString(request.attempt()));
    if (!shop.isEmpty()) {
      params.putMetadata("shop", shop);
    }
    if (request.line() != null) {
      params.putMetadata("line", request.line().text());
    }
    RequestOptions once =
        RequestOptions.builder().setIdempotencyKey(request.idempotencyKey()).build();
    try {
      return outcome(
          patientlyUnlessOnHold(() -> stripe.paymentIntents().create(params.build(), once)),
          request);
    } catch (StripeException e) {
      StripeError error = e.getStripeError();
      return ComparedIntent.objectionToDeclined(
              error == null ? null : error.getPaymentIntent(), request)
          .<PaymentOutcome>map(Invalid::new)
          .orElseGet(() -> StripeOutcomes.of(e));
    }
  }

  @Override
  public Optional<PaymentOutcome> find(ChargeRequest request) {
    PaymentIntentSearchParams query =
        PaymentIntentSearchParams.builder()
            .setQuery("metadata['bill']:'%s'".formatted(request.reference()))
            .setLimit(PAGE)
            .addExpand(REFUNDS)
            .build();
    try {
      List<PaymentIntent> found = patiently(() -> stripe.paymentIntents().search(query)).getData();
      if (found == null) {
        return Optional.of(new Invalid("the search has no data"));
      }
      return meant(found, request).map(intent -> outcome(intent, request));
    } catch (StripeException e) {
      return Optional.of(
          switch (StripeOutcomes.of(e)) {
            case Throttled throttled -> throttled;
            case Invalid invalid -> invalid;
            default -> new Unknown("It could not be reached: " + StripeOutcomes.said(e));
          });
    }
  }

  @Override
  public ChargePage charges(@Nullable Instant since, @Nullable String after) {
    PaymentIntentListParams.Builder query =
        PaymentIntentListParams.builder().setLimit(PAGE).addExpand(REFUNDS);
    if (since != null) {
      query.setCreated(
          PaymentIntentListParams.Created.builder()
              .setGte(since.minus(CLOCKS_DIFFER).getEpochSecond())
              .build());
    }
    if (after != null) {
      query.setStartingAfter(after);
    }
    try {
      return StripeList.page(repeatedly(() -> stripe.paymentIntents().list(query.build())), shop);
    } catch (StripeException e) {
      throw unavailable(e);
    }
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    try {
      return StripeRefunds.outcome(patientlyUnlessOnHold(() -> refunds.create(request)), request);
    } catch (StripeException e) {
      return StripeRefunds.outcome(e);
    }
  }

  @Override
  public Optional<RefundOutcome> findRefund(RefundRequest request) {
    String after = null;
    for (int pages = 0; pages < MOST_PAGES_OF_A_CHARGE; pages++) {
      StripeCollection<Refund> page;
      try {
        String next = after;
        page = repeatedly(() -> refunds.ofCharge(request.charge(), next));
      } catch (StripeException e) {
        return Optional.of(unknown(e));
      }
      if (page == null || page.getData() == null) {
        return Optional.of(new RefundOutcome.Unknown("The list of refunds has no data"));
      }
      Optional<Refund> found =
          page.getData().stream().filter(each -> StripeRefunds.isOf(each, request)).findFirst();
      if (found.isPresent()) {
        return Optional.of(StripeRefunds.outcome(found.get(), request));
      }
      if (!Boolean.TRUE.equals(page.getHasMore())) {
        return Optional.empty();
      }
      after = page.getData().isEmpty() ? null : page.getData().getLast().getId();
    }
    return Optional.of(new RefundOutcome.Unknown("The list of refunds does not end"));
  }

  @Override
  public List<RefundPage.Refund> refundsOf(String charge) {
    List<RefundPage.Refund> all = new ArrayList<>();
    String after = null;
    for (int pages = 0; pages < MOST_PAGES_OF_A_CHARGE; pages++) {
      RefundPage page;
      try {
        String next = after;
        // Once only: a person waits for the answer, and the refund stays open without it.
        page = StripeRefunds.page(patiently(() -> refunds.ofCharge(charge, next)));
      } catch (StripeException e) {
        if (isNotFound(e)) {
          // A charge that does not exist has no refunds; whoever refunds it is told so.
          return List.of();
        }
        throw unavailable(e);
      }
      all.addAll(page.refunds());
      after = page.next();
      if (after == null) {
        return all;
      }
    }
    throw new ProviderUnavailable("The payment provider's list of refunds does not end");
  }

  @Override
  public RefundPage refunds(@Nullable Instant since, @Nullable String after) {
    try {
      return StripeRefunds.page(repeatedly(() -> refunds.all(since, after)));
    } catch (StripeException e) {
      throw unavailable(e);
    }
  }

  @Override
  public EventPage events(@Nullable Instant since, @Nullable String after) {
    return StripeEvents.events(get(StripeEvents.path(since, after)));
  }

  @Override
  public EventPage disputes(Instant now, @Nullable String after) {
    return StripeEvents.listed(get(StripeEvents.disputes(after)), now);
  }

  @Override
  public Optional<ChargePage.Charge> charge(String providerReference) {
    PaymentIntentRetrieveParams query =
        PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
    try {
      return StripeList.ours(
          repeatedly(() -> stripe.paymentIntents().retrieve(providerReference, query)), shop);
    } catch (StripeException e) {
      if (isNotFound(e)) {
        return Optional.empty();
      }
      ProviderUnavailable failure = unavailable(e);
      throw isAnswered(e) ? new UnreadableCharge(failure.getMessage(), e) : failure;
    }
  }

  private @Nullable String get(String path) {
    try {
      return repeatedly(() -> stripe.rawRequest(RequestMethod.GET, path, null)).body();
    } catch (StripeException e) {
      throw unavailable(e);
    }
  }

  @Override
  public void close() {
    transport.close();
  }

  /** A question that failed says nothing about the refund. */
  private static RefundOutcome unknown(StripeException failure) {
    // Throws an exception itself if the provider rejects our credentials.
    StripeRefunds.outcome(failure);
    return new RefundOutcome.Unknown("It could not be asked: " + StripeOutcomes.said(failure));
  }

  static ProviderUnavailable unavailable(StripeException failure) {
    // Throws an exception itself if the provider rejects our credentials.
    StripeOutcomes.of(failure);
    return new ProviderUnavailable(
        "The payment provider could not be reached: " + StripeOutcomes.said(failure), failure);
  }

  /** The payment for the bill, or otherwise the outcome of this attempt. */
  private static Optional<PaymentIntent> meant(List<PaymentIntent> intents, ChargeRequest request) {
    String reference = request.reference().toString();
    List<PaymentIntent> ours =
        intents.stream().filter(intent -> isOf(intent, "bill", reference)).toList();
    return ours.stream()
        .filter(intent -> "succeeded".equals(intent.getStatus()))
        .findFirst()
        .or(
            () ->
                ours.stream()
                    .filter(intent -> isOf(intent, "attempt", Integer.toString(request.attempt())))
                    .findFirst());
  }

  /**
   * The outcome of a payment intent. One that waits for its customer is withdrawn: if the customer
   * confirmed it after another card had paid, the customer would have paid twice.
   */
  private PaymentOutcome outcome(@Nullable PaymentIntent intent, ChargeRequest request) {
    Optional<String> objection = ComparedIntent.objection(intent, request);
    if (intent == null || objection.isPresent()) {
      return new Invalid(objection.orElse("it is empty"));
    }
    if (!"requires_action".equals(intent.getStatus())) {
      return StripeOutcomes.of(intent);
    }
    try {
      PaymentIntent withdrawn = patiently(() -> stripe.paymentIntents().cancel(intent.getId()));
      return ComparedIntent.objection(withdrawn, request)
          .<PaymentOutcome>map(Invalid::new)
          .orElseGet(() -> StripeOutcomes.withdrawn(withdrawn));
    } catch (StripeException e) {
      return new Unknown(
          "It waits for its customer and could not be withdrawn: " + StripeOutcomes.said(e));
    }
  }

  private static boolean isOf(PaymentIntent intent, String key, String value) {
    Map<String, String> metadata = intent.getMetadata();
    return metadata != null && value.equals(metadata.get(key));
  }

  /**
   * Repeats a read-only request a few times: a list has many pages, and one that is not answered
   * must not end the whole list.
   */
  private <T> T repeatedly(StripeCall<T> question) throws StripeException {
    for (int times = 1; ; times++) {
      try {
        return patiently(question);
      } catch (StripeException e) {
        if (times == QUESTIONS || !hadNoAnswer(e)) {
          throw e;
        }
        pause(BackOff.after(times, FIRST_PAUSE, LONGEST_PAUSE));
      }
    }
  }

  private static boolean isNotFound(StripeException failure) {
    Integer status = failure.getStatusCode();
    return failure instanceof InvalidRequestException && status != null && status == NOT_FOUND;
  }

  /** Whether the failure is about what was asked for, and not about the provider. */
  private static boolean isAnswered(StripeException failure) {
    Integer status = failure.getStatusCode();
    return failure instanceof InvalidRequestException
        || failure instanceof UnreadableAnswer
        || (status != null && status == OK);
  }

  private static boolean hadNoAnswer(StripeException failure) {
    Integer status = failure.getStatusCode();
    return failure instanceof ApiConnectionException || (status != null && status >= SERVER_ERROR);
  }

  private static void pause(Duration time) throws StripeException {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallNotSent("Interrupted before the call", e);
    }
  }

  /** Repeats a throttled call, with the same request and key, until the time limit is reached. */
  private <T> T patiently(StripeCall<T> call) throws StripeException {
    return patiently(call, () -> false);
  }

  /** One that moves money is not sent once billing is on hold, however long it has waited. */
  private <T> T patientlyUnlessOnHold(StripeCall<T> call) throws StripeException {
    return patiently(call, hold::isOnHold);
  }

  private <T> T patiently(StripeCall<T> call, BooleanSupplier isLeftOut) throws StripeException {
    long giveUp = System.nanoTime() + patience.toNanos();
    StripeException throttled = null;
    for (int times = 1; ; times++) {
      try {
        return pace.take(call, isLeftOut);
      } catch (RuntimeException e) {
        // Stripe's client fails on answers that it does not expect.
        throw new UnreadableAnswer("The answer cannot be read (%s)".formatted(e), e);
      } catch (CallNotSent e) {
        throw throttled == null ? e : throttled;
      } catch (StripeException e) {
        if (!StripeOutcomes.isThrottled(e) || System.nanoTime() - giveUp >= 0) {
          throw e;
        }
        throttled = e;
        pace.throttled(times);
      }
    }
  }
}
