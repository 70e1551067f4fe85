package com.sysopsquad.billing.card;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the decrypted payload of a card message. Its fields: {@code jti} (text), {@code exp}
 * (seconds since 1970), {@code registrationId} (UUID), {@code number}, {@code expiryMonth} and
 * {@code expiryYear} (four digits) as numbers, {@code securityCode} and {@code holder} as text.
 */
final class CardPayload {

  private static final JsonMapper JSON = new JsonMapper();

  private CardPayload() {}

  /**
   * The card in the payload.
   *
   * @throws CardRefused without any cause, since a parser's message quotes what it read
   */
  static OpenedCard read(byte[] payload) {
    try {
      JsonNode card = JSON.readTree(payload);
      return new OpenedCard(
          text(card, "jti", 100),
          Instant.ofEpochSecond(number(card, "exp")),
          UUID.fromString(text(card, "registrationId", 36)),
          text(card, "number", 40),
          YearMonth.of(
              Math.toIntExact(number(card, "expiryYear")),
              Math.toIntExact(number(card, "expiryMonth"))),
          text(card, "securityCode", 10),
          text(card, "holder", 200));
    } catch (JacksonException
        | DateTimeException
        | ArithmeticException
        | IllegalArgumentException _) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
  }

  private static String text(JsonNode card, String field, int longest) {
    JsonNode value = card.path(field);
    if (!value.isString() || value.stringValue().isBlank()) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    String text = value.stringValue().strip();
    if (text.length() > longest) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    return text;
  }

  private static long number(JsonNode card, String field) {
    JsonNode value = card.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new CardRefused(Refusal.UNREADABLE);
    }
    return value.longValue();
  }
}
