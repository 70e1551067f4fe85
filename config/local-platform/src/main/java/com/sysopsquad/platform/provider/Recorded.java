package com.sysopsquad.platform.provider;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the provider stores about a request that it has carried out; never changed afterward. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "object")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Recorded.Customer.class, name = "customer"),
  @JsonSubTypes.Type(value = Recorded.PaymentMethod.class, name = "payment_method"),
  @JsonSubTypes.Type(value = Recorded.Detachment.class, name = "detachment"),
  @JsonSubTypes.Type(value = Recorded.SetupIntent.class, name = "setup_intent"),
  @JsonSubTypes.Type(value = Recorded.PaymentIntent.class, name = "payment_intent"),
  @JsonSubTypes.Type(value = Recorded.Refund.class, name = "refund"),
  @JsonSubTypes.Type(value = Recorded.RefundFailure.class, name = "refund_failure"),
  @JsonSubTypes.Type(value = Recorded.Dispute.class, name = "dispute"),
  @JsonSubTypes.Type(value = Recorded.DisputeEnd.class, name = "dispute_end"),
  @JsonSubTypes.Type(value = Recorded.Event.class, name = "event")
})
sealed interface Recorded {

  String id();

  /** Milliseconds since 1970. */
  long created();

  /** A customer who can be charged. */
  record Customer(
      String id,
      long created,
      @Nullable String name,
      @Nullable String email,
      Map<String, String> metadata)
      implements Recorded {}

  /** A card, without its number. */
  record PaymentMethod(
      String id,
      long created,
      String brand,
      String lastFour,
      int expiryMonth,
      int expiryYear,
      @Nullable String holder,
      CardBehavior behavior)
      implements Recorded {}

  /** A card was detached from its customer, who can no longer be charged with it. */
  record Detachment(String id, long created, String paymentMethod) implements Recorded {}

  /** A card that was verified for later charges and attached to its customer, or refused. */
  record SetupIntent(
      String id,
      long created,
      @Nullable String customer,
      String paymentMethod,
      Outcome outcome,
      Map<String, String> metadata)
      implements Recorded {}

  /** A charge that was given back, whole or in part. */
  record Refund(
      String id,
      long created,
      String paymentIntent,
      long amount,
      String currency,
      Map<String, String> metadata)
      implements Recorded {}

  /** A refund failed after it had succeeded. */
  record RefundFailure(String id, long created, String refund) implements Recorded {}

  /** A customer disputes a charge, and the bank takes its amount back. */
  record Dispute(
      String id, long created, String paymentIntent, long amount, String currency, String reason)
      implements Recorded {}

  /** The bank has decided a dispute; if it was won, the money is returned. */
  record DisputeEnd(String id, long created, String dispute, boolean won) implements Recorded {}

  /** An event as it is told, whatever it says. */
  record Event(String id, long created, Map<String, Object> body) implements Recorded {}

  /** A charge, or an attempt to charge. */
  record PaymentIntent(
      String id,
      long created,
      long amount,
      String currency,
      @Nullable String customer,
      String paymentMethod,
      @Nullable String description,
      Outcome outcome,
      Map<String, String> metadata)
      implements Recorded {

    boolean succeeded() {
      return outcome == Outcome.APPROVED;
    }
  }
}
