package com.sysopsquad.platform.provider;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries out the requests that create something; the caller must record what it returns. */
final class Resources {

  private static final long SMALLEST_AMOUNT = 50;
  private static final long LARGEST_AMOUNT = 99_999_999;
  private static final Pattern DETACH = Pattern.compile("/v1/payment_methods/([^/]+)/detach");
  private static final String ALPHABET =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SecureRandom random = new SecureRandom();
  private final Ledger ledger;
  private final InstantSource clock;

  Resources(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  Recorded create(String path, Form form, Fault fault) {
    return switch (path) {
      case "/v1/customers" -> customer(form);
      case "/v1/payment_methods" -> paymentMethod(form);
      case "/v1/setup_intents" -> setupIntent(form);
      case "/v1/payment_intents" -> paymentIntent(form, fault);
      case "/v1/refunds" -> refund(form);
      default -> detachment(path);
    };
  }

  private Recorded customer(Form form) {
    return new Recorded.Customer(
        id("cus_"),
        clock.millis(),
        form.find("name").orElse(null),
        form.find("email").orElse(null),
        form.metadata());
  }

  private Recorded paymentMethod(Form form) {
    if (!"card".equals(form.require("type"))) {
      throw ApiError.invalid("Only cards are supported.", null, "type");
    }
    String number = form.require("card[number]").replace(" ", "");
    if (!number.matches("\\d{12,19}") || !hasValidCheckDigit(number)) {
      throw ApiError.card(Outcome.INCORRECT_NUMBER, "number");
    }
    form.find("card[cvc]")
        .filter(code -> !code.matches("\\d{3,4}"))
        .ifPresent(
            code -> {
              throw ApiError.card(Outcome.INCORRECT_CVC, "cvc");
            });
    int month = form.requireInt("card[exp_month]");
    int year = form.requireInt("card[exp_year]");
    if (month < 1 || month > 12) {
      throw ApiError.invalid(
          "Your card's expiration month is invalid.", "invalid_expiry_month", "exp_month");
    }
    if (YearMonth.of(year, month)
        .isBefore(YearMonth.from(clock.instant().atZone(ZoneOffset.UTC)))) {
      throw ApiError.card(Outcome.EXPIRED_CARD, "exp_year");
    }
    return new Recorded.PaymentMethod(
        id("pm_"),
        clock.millis(),
        CardBehavior.brand(number),
        number.substring(number.length() - 4),
        month,
        year,
        form.find("billing_details[name]").orElse(null),
        CardBehavior.ofNumber(number));
  }

  /** A card is detached once: then it belongs to nobody. */
  private Recorded detachment(String path) {
    Matcher detach = DETACH.matcher(path);
    if (!detach.matches()) {
      throw ApiError.unknownUrl("POST", path);
    }
    String id = detach.group(1);
    Recorded.PaymentMethod method =
        ledger
            .find(Recorded.PaymentMethod.class, id)
            .orElseThrow(() -> ApiError.noSuch("PaymentMethod", id, 404, "payment_method"));
    if (ledger.customerOf(method).isEmpty()) {
      throw ApiError.invalid(
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.",
          null,
          null);
    }
    return new Recorded.Detachment(id("det_"), clock.millis(), id);
  }

  private Recorded setupIntent(Form form) {
    requireConfirm(form);
    Recorded.PaymentMethod method = method(form);
    Optional<Recorded.Customer> customer = customerOf(form);
    return new Recorded.SetupIntent(
        id("seti_"),
        clock.millis(),
        customer.map(Recorded.Customer::id).orElse(null),
        method.id(),
        method.behavior().verified(),
        form.metadata());
  }

  private Recorded paymentIntent(Form form, Fault fault) {
    requireConfirm(form);
    long amount = form.requireLong("amount");
    String currency = form.require("currency").toLowerCase(Locale.ROOT);
    if (!currency.matches("[a-z]{3}")) {
      throw ApiError.invalid("Invalid currency: " + currency, null, "currency");
    }
    if (amount < SMALLEST_AMOUNT) {
      throw ApiError.invalid(
          "Amount must be at least " + SMALLEST_AMOUNT, "amount_too_small", "amount");
    }
    if (amount > LARGEST_AMOUNT) {
      throw ApiError.invalid(
          "Amount must be no more than " + LARGEST_AMOUNT, "amount_too_large", "amount");
    }
    Recorded.PaymentMethod method = method(form);
    Optional<Recorded.Customer> customer = customerOf(form);
    if (ledger.isDetached(method)) {
      throw ApiError.invalid(
          "The payment method was detached from its customer. It may not be used again.",
          "payment_method_unexpected_state",
          "payment_method");
    }
    if (!ledger.customerOf(method).equals(customer.map(Recorded.Customer::id))) {
      throw ApiError.invalid(
          "The payment method does not belong to this customer: confirm a SetupIntent first.",
          null,
          "payment_method");
    }
    return new Recorded.PaymentIntent(
        id("pi_"),
        clock.millis(),
        amount,
        currency,
        customer.map(Recorded.Customer::id).orElse(null),
        method.id(),
        form.find("description").orElse(null),
        outcome(method, fault),
        form.metadata());
  }

  /** Gives back what is left of a charge, or a part of it. */
  private Recorded refund(Form form) {
    String id = form.require("payment_intent");
    Recorded.PaymentIntent intent =
        ledger
            .find(Recorded.PaymentIntent.class, id)
            .orElseThrow(() -> ApiError.noSuch("payment_intent", id, 404, "payment_intent"));
    if (!intent.succeeded()) {
      throw ApiError.invalid(
          "This PaymentIntent (%s) does not have a successful charge to refund.".formatted(id),
          null,
          null);
    }
    long left = intent.amount() - ledger.refunded(intent);
    if (left == 0) {
      throw ApiError.invalid(
          "Charge %s has already been refunded.".formatted(id.replaceFirst("^pi_", "ch_")),
          "charge_already_refunded",
          null);
    }
    long amount = form.find("amount").isPresent() ? form.requireLong("amount") : left;
    if (amount < 1) {
      throw ApiError.invalid("Invalid positive integer", "parameter_invalid_integer", "amount");
    }
    if (amount > left) {
      throw ApiError.invalid(
          "Refund amount (%d) is greater than unrefunded amount on charge (%d)"
              .formatted(amount, left),
          null,
          "amount");
    }
    return new Recorded.Refund(
        id("re_"), clock.millis(), id, amount, intent.currency(), form.metadata());
  }

  private static Outcome outcome(Recorded.PaymentMethod method, Fault fault) {
    Outcome usual = method.behavior().charged();
    if (usual != Outcome.APPROVED) {
      return usual;
    }
    if (fault.strikes(Behavior.Setting.HARD_DECLINE)) {
      return Outcome.LOST_CARD;
    }
    return fault.strikes(Behavior.Setting.SOFT_DECLINE)
        ? Outcome.INSUFFICIENT_FUNDS
        : Outcome.APPROVED;
  }

  private Recorded.PaymentMethod method(Form form) {
    String id = form.require("payment_method");
    return ledger
        .find(Recorded.PaymentMethod.class, id)
        .orElseThrow(() -> ApiError.noSuch("PaymentMethod", id, 400, "payment_method"));
  }

  private Optional<Recorded.Customer> customerOf(Form form) {
    return form.find("customer")
        .map(
            id ->
                ledger
                    .find(Recorded.Customer.class, id)
                    .orElseThrow(() -> ApiError.noSuch("customer", id, 400, "customer")));
  }

  private static void requireConfirm(Form form) {
    if (!form.isTrue("confirm")) {
      throw ApiError.invalid("This simulator supports only confirm=true.", null, "confirm");
    }
  }

  private static boolean hasValidCheckDigit(String number) {
    int sum = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = number.charAt(number.length() - 1 - i) - '0';
      int doubled = i % 2 == 0 ? digit : digit * 2;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private String id(String prefix) {
    StringBuilder id = new StringBuilder(prefix);
    for (int i = 0; i < 24; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
