package com.sysopsquad.billing.card.intake;

import com.sysopsquad.billing.card.Refusal;
import com.sysopsquad.flows.masking.CardNumbers;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the decrypted payload of a card message. Its fields: {@code jti} (text), {@code exp}
 * (seconds since 1970), {@code registrationId} (UUID), {@code number}, {@code expiryMonth} and
 * {@code expiryYear} (four digits) as numbers, {@code securityCode} and {@code holder} as text.
 * Each is limited, so that no later step can fail because of it. A card number that somebody typed
 * as the holder is masked.
 */
final class CardPayload {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY).build();

  /** The end of the year 9999, as seconds since 1970. */
  private static final long LATEST = 253_402_300_799L;

  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2099;

  private CardPayload() {}

  /**
   * The card in the payload.
   *
   * @throws CardRefused without a cause, since a parser's message quotes its input
   */
  static OpenedCard read(byte[] payload) {
    try {
      JsonNode card = JSON.readTree(payload);
      return new OpenedCard(
          text(card, "jti", 100),
          Instant.ofEpochSecond(number(card, "exp", 0, LATEST)),
          UUID.fromString(text(card, "registrationId", 36)),
          text(card, "number", 40),
          YearMonth.of(
              (int) number(card, "expiryYear", FIRST_YEAR, LAST_YEAR),
              (int) number(card, "expiryMonth", 1, 12)),
          text(card, "securityCode", 10),
          CardNumbers.mask(text(card, "holder", 200)));
    } catch (JacksonException | IllegalArgumentException _) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
  }

  private static String text(JsonNode card, String field, int longest) {
    JsonNode value = card.path(field);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    String text = value.stringValue().strip();
    if (text.length() > longest || text.codePoints().anyMatch(CardPayload::isUnprintable)) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    return text;
  }

  /** Also NUL and half of a character, which no database can store. */
  private static boolean isUnprintable(int codePoint) {
    return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static long number(JsonNode card, String field, long least, long most) {
    JsonNode value = card.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    long number = value.longValue();
    if (number < least || number > most) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    return number;
  }
}
