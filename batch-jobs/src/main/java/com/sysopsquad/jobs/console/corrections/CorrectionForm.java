package com.sysopsquad.jobs.console.corrections;

import com.sysopsquad.billing.correction.CorrectionKind;
import com.sysopsquad.billing.correction.CorrectionRequest;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Reason;
import com.sysopsquad.jobs.job.TypedText;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A correction, as requested.
 *
 * @param madeAtProvider the provider's ID of a refund that was made there and is only recorded;
 *     null or empty: billing makes the correction itself
 * @param amount as people write it, such as 12.50; null or empty: all of it
 */
record CorrectionForm(
    @Nullable String kind,
    @Nullable Long bill,
    @Nullable String amount,
    @Nullable String currency,
    @Nullable String reason,
    @Nullable String madeAtProvider) {

  private static final String AMOUNT = "\\d{1,12}(\\.\\d{1,3})?";
  private static final String REFUND = "[a-z]{2,5}_[A-Za-z0-9_-]{1,100}";
  private static final String KEY = "[\\x21-\\x7e]{1,100}";

  CorrectionKind checkedKind() {
    String asked = kind == null ? "" : kind.strip().replace('-', '_');
    return Arrays.stream(CorrectionKind.values())
        .filter(known -> known.name().equalsIgnoreCase(asked))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidParameter(
                    "Enter a kind: CARD_REFUND, CREDIT_REFUND, GOODWILL or WRITE_OFF."));
  }

  CorrectionRequest request(UUID customer) {
    return new CorrectionRequest(checkedKind(), customer, bill, checkedAmount(), checkedRefund());
  }

  /**
   * For clients of the API: a currency alone is a sign that a part was meant.
   *
   * @throws InvalidParameter if there is a currency without an amount
   */
  CorrectionForm withAmountIfCurrency() {
    if (currency != null && !currency.isBlank() && (amount == null || amount.isBlank())) {
      throw new InvalidParameter(
          "Enter an amount too, or leave out the currency to correct everything that is left.");
    }
    return this;
  }

  String checkedReason() {
    return Reason.required(reason, "Enter a reason for the correction.");
  }

  static String checkedKey(@Nullable String key) {
    if (key == null || !key.matches(KEY)) {
      throw new InvalidParameter(
          "Send an Idempotency-Key of 1 to 100 characters, without spaces. A repeated request with"
              + " the same key changes nothing.");
    }
    TypedText.refuseCardNumber("The Idempotency-Key", key);
    return key;
  }

  private @Nullable String checkedRefund() {
    String given = madeAtProvider == null ? "" : madeAtProvider.strip();
    if (given.isEmpty()) {
      return null;
    }
    if (!given.matches(REFUND) || CardNumbers.in(given)) {
      throw new InvalidParameter(
          "Enter the ID that the refund has at the provider, such as re_3NbLYk2eZvKYlo2C.");
    }
    return given;
  }

  private @Nullable Money checkedAmount() {
    String given = amount == null ? "" : amount.strip();
    if (given.isEmpty()) {
      return null;
    }
    if (!given.matches(AMOUNT)) {
      throw new InvalidParameter("Enter an amount such as 12.50.");
    }
    String code = currency == null ? "" : currency.strip().toUpperCase(Locale.ROOT);
    if (!Money.currencies().contains(code)) {
      throw new InvalidParameter(
          "Enter a currency, one of %s.".formatted(String.join(", ", Money.currencies())));
    }
    try {
      return Money.of(new BigDecimal(given), code);
    } catch (IllegalArgumentException _) {
      throw new InvalidParameter("%s has too many decimal places for %s.".formatted(given, code));
    }
  }
}
