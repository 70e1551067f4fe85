package com.sysopsquad.platform.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The provider's answers, created again from its records: the same record always gives the same
 * bytes.
 */
final class Answers {

  /**
   * One answer.
   *
   * @param replayed whether this is the stored answer to an earlier request with the same key
   */
  record Answer(int status, Map<String, ?> body, boolean replayed) {}

  /** What the provider charges for a dispute, whoever wins it. */
  private static final long DISPUTE_FEE = 1_500;

  private static final Duration ANSWER_WITHIN = Duration.ofDays(9);

  private Answers() {}

  static Answer to(JournalEntry entry, Ledger ledger, boolean replayed) {
    if (entry.failed()) {
      return new Answer(500, ApiError.broken().body(), replayed);
    }
    Recorded recorded = entry.recorded();
    Outcome outcome = outcome(recorded);
    boolean waits = recorded instanceof Recorded.SetupIntent && isAuthentication(outcome);
    if (outcome == Outcome.APPROVED || waits) {
      return new Answer(200, resource(recorded, ledger), replayed);
    }
    Map<String, Object> error = cardError(outcome);
    String name = recorded instanceof Recorded.SetupIntent ? "setup_intent" : "payment_intent";
    error.put(name, resource(recorded, ledger));
    return new Answer(402, Map.of("error", error), replayed);
  }

  static Map<String, Object> resource(Recorded recorded, Ledger ledger) {
    if (recorded instanceof Recorded.Detachment detachment) {
      return ledger
          .find(Recorded.PaymentMethod.class, detachment.paymentMethod())
          .map(method -> resource(method, ledger))
          .orElseThrow();
    }
    if (recorded instanceof Recorded.Event event) {
      return event.body();
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", recorded.id());
    switch (recorded) {
      case Recorded.Customer customer -> customer(customer, body);
      case Recorded.Detachment detachment -> {}
      case Recorded.PaymentMethod method -> method(method, ledger, body);
      case Recorded.Refund refund -> refund(refund, ledger, body);
      case Recorded.RefundFailure failure -> {}
      case Recorded.Dispute dispute -> dispute(dispute, ledger.endOf(dispute), body);
      case Recorded.DisputeEnd end -> {}
      case Recorded.Event event -> {}
      case Recorded.SetupIntent setup -> setup(setup, body);
      case Recorded.PaymentIntent payment -> payment(payment, body);
    }
    body.put("created", recorded.created() / 1_000);
    body.put("livemode", false);
    return body;
  }

  /** A payment intent with its whole latest charge, which says how much was given back. */
  static Map<String, Object> expanded(Recorded.PaymentIntent payment, Ledger ledger) {
    Map<String, Object> body = resource(payment, ledger);
    long refunded = ledger.refunded(payment);
    Map<String, Object> charge = new LinkedHashMap<>();
    charge.put("id", body.get("latest_charge"));
    charge.put("object", "charge");
    charge.put("amount", payment.amount());
    charge.put("amount_captured", payment.succeeded() ? payment.amount() : 0);
    charge.put("amount_refunded", refunded);
    charge.put("refunded", payment.succeeded() && refunded == payment.amount());
    charge.put("currency", payment.currency());
    charge.put("payment_intent", payment.id());
    charge.put("paid", payment.succeeded());
    charge.put("status", payment.succeeded() ? "succeeded" : "failed");
    charge.put("created", payment.created() / 1_000);
    charge.put("livemode", false);
    body.put("latest_charge", charge);
    return body;
  }

  static Map<String, Object> list(String url, List<Map<String, Object>> data, boolean hasMore) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("object", "list");
    body.put("url", url);
    body.put("has_more", hasMore);
    body.put("data", data);
    return body;
  }

  static Map<String, Object> found(
      String url, List<Map<String, Object>> data, @Nullable String nextPage) {
    Map<String, Object> body = list(url, data, nextPage != null);
    body.put("object", "search_result");
    body.put("next_page", nextPage);
    return body;
  }

  private static Outcome outcome(Recorded recorded) {
    return switch (recorded) {
      case Recorded.SetupIntent setup -> setup.outcome();
      case Recorded.PaymentIntent payment -> payment.outcome();
      case Recorded.Customer customer -> Outcome.APPROVED;
      case Recorded.Detachment detachment -> Outcome.APPROVED;
      case Recorded.PaymentMethod method -> Outcome.APPROVED;
      case Recorded.Refund refund -> Outcome.APPROVED;
      case Recorded.RefundFailure failure -> Outcome.APPROVED;
      case Recorded.Dispute dispute -> Outcome.APPROVED;
      case Recorded.DisputeEnd end -> Outcome.APPROVED;
      case Recorded.Event event -> Outcome.APPROVED;
    };
  }

  private static void customer(Recorded.Customer customer, Map<String, Object> body) {
    body.put("object", "customer");
    body.put("name", customer.name());
    body.put("email", customer.email());
    body.put("metadata", customer.metadata());
  }

  private static void method(
      Recorded.PaymentMethod method, Ledger ledger, Map<String, Object> body) {
    body.put("object", "payment_method");
    body.put("type", "card");
    body.put("customer", ledger.customerOf(method).orElse(null));
    Map<String, Object> holder = new LinkedHashMap<>();
    holder.put("name", method.holder());
    body.put("billing_details", holder);
    Map<String, Object> card = new LinkedHashMap<>();
    card.put("brand", method.brand());
    card.put("last4", method.lastFour());
    card.put("exp_month", method.expiryMonth());
    card.put("exp_year", method.expiryYear());
    card.put("funding", "credit");
    card.put("country", "US");
    body.put("card", card);
    body.put("metadata", Map.of());
  }

  private static void setup(Recorded.SetupIntent setup, Map<String, Object> body) {
    Outcome outcome = setup.outcome();
    body.put("object", "setup_intent");
    body.put("customer", setup.customer());
    body.put("payment_method", setup.paymentMethod());
    body.put("payment_method_types", List.of("card"));
    body.put("usage", "off_session");
    body.put(
        "status",
        outcome == Outcome.APPROVED
            ? "succeeded"
            : isAuthentication(outcome) ? "requires_action" : "requires_payment_method");
    body.put(
        "last_setup_error",
        outcome == Outcome.APPROVED || isAuthentication(outcome) ? null : cardError(outcome));
    body.put("metadata", setup.metadata());
  }

  private static void payment(Recorded.PaymentIntent payment, Map<String, Object> body) {
    boolean succeeded = payment.succeeded();
    body.put("object", "payment_intent");
    body.put("amount", payment.amount());
    body.put("amount_received", succeeded ? payment.amount() : 0);
    body.put("currency", payment.currency());
    body.put("customer", payment.customer());
    body.put("payment_method", succeeded ? payment.paymentMethod() : null);
    body.put("payment_method_types", List.of("card"));
    body.put("description", payment.description());
    body.put("capture_method", "automatic");
    body.put("confirmation_method", "automatic");
    body.put("latest_charge", payment.id().replaceFirst("^pi_", "ch_"));
    body.put("status", succeeded ? "succeeded" : "requires_payment_method");
    body.put("last_payment_error", succeeded ? null : cardError(payment.outcome()));
    body.put("metadata", payment.metadata());
  }

  private static void refund(Recorded.Refund refund, Ledger ledger, Map<String, Object> body) {
    boolean failed = ledger.hasFailed(refund);
    body.put("object", "refund");
    body.put("amount", refund.amount());
    body.put("currency", refund.currency());
    body.put("payment_intent", refund.paymentIntent());
    body.put("charge", refund.paymentIntent().replaceFirst("^pi_", "ch_"));
    body.put("status", failed ? "failed" : "succeeded");
    if (failed) {
      body.put("failure_reason", "expired_or_canceled_card");
    }
    body.put("metadata", refund.metadata());
  }

  /** A dispute with the movements of its money so far. */
  private static void dispute(
      Recorded.Dispute dispute, Optional<Recorded.DisputeEnd> end, Map<String, Object> body) {
    body.put("object", "dispute");
    body.put("amount", dispute.amount());
    body.put("currency", dispute.currency());
    body.put("payment_intent", dispute.paymentIntent());
    body.put("charge", dispute.paymentIntent().replaceFirst("^pi_", "ch_"));
    body.put("reason", dispute.reason());
    body.put("status", end.map(each -> each.won() ? "won" : "lost").orElse("needs_response"));
    body.put(
        "evidence_details",
        Map.of("due_by", (dispute.created() + ANSWER_WITHIN.toMillis()) / 1_000));
    List<Map<String, Object>> movements = new ArrayList<>();
    movements.add(
        movement(
            dispute.id().replaceFirst("^dp_", "txn_out"),
            -dispute.amount(),
            DISPUTE_FEE,
            dispute.currency(),
            dispute.created()));
    end.filter(Recorded.DisputeEnd::won)
        .ifPresent(
            won ->
                movements.add(
                    movement(
                        dispute.id().replaceFirst("^dp_", "txn_back"),
                        dispute.amount(),
                        0,
                        dispute.currency(),
                        won.created())));
    body.put("balance_transactions", movements);
    body.put("metadata", Map.of());
  }

  private static Map<String, Object> movement(
      String id, long amount, long fee, String currency, long created) {
    Map<String, Object> movement = new LinkedHashMap<>();
    movement.put("id", id);
    movement.put("object", "balance_transaction");
    movement.put("type", "adjustment");
    movement.put("amount", amount);
    movement.put("fee", fee);
    movement.put("net", amount - fee);
    movement.put("currency", currency);
    movement.put("created", created / 1_000);
    return movement;
  }

  private static Map<String, Object> cardError(Outcome outcome) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("type", "card_error");
    error.put("code", outcome.code());
    if (outcome.declineCode() != null) {
      error.put("decline_code", outcome.declineCode());
    }
    if (outcome.advice() != null) {
      error.put("advice_code", outcome.advice());
    }
    error.put("message", outcome.message());
    return error;
  }

  private static boolean isAuthentication(Outcome outcome) {
    return outcome == Outcome.AUTHENTICATION_REQUIRED;
  }
}
