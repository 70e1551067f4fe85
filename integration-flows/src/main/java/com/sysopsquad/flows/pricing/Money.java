package com.sysopsquad.flows.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * An amount in minor units of its currency (ISO 4217): 1250 USD is twelve dollars and fifty cents,
 * 1250 JPY is 1250 yen.
 */
public record Money(long minor, String currency) {

  /**
   * The decimal places of each currency, as the payment provider counts them too. For other
   * currencies, its published list is not reliable.
   */
  private static final Map<String, Integer> DECIMAL_PLACES =
      Map.of("CAD", 2, "EUR", 2, "JPY", 0, "KWD", 3, "USD", 2);

  /** Rejects a currency that is not one of {@link #currencies()}. */
  public Money {
    exponent(currency);
  }

  /**
   * An amount as people write it, {@code 12.50}.
   *
   * @throws IllegalArgumentException if it has more digits than the currency's minor unit
   */
  public static Money of(BigDecimal amount, String currency) {
    int exponent = exponent(currency);
    try {
      return new Money(amount.movePointRight(exponent).longValueExact(), currency);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "%s has more than the %d decimal places of %s"
              .formatted(amount.toPlainString(), exponent, currency),
          e);
    }
  }

  /** The codes of all supported currencies. */
  public static SortedSet<String> currencies() {
    return new TreeSet<>(DECIMAL_PLACES.keySet());
  }

  /** An amount of zero. */
  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /** The sum of two amounts of one currency. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, requireSame(other).minor), currency);
  }

  /** The difference of two amounts of one currency. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, requireSame(other).minor), currency);
  }

  /** The product of this amount and a rate, rounded half up to minor units. */
  public Money times(BigDecimal rate) {
    return new Money(
        BigDecimal.valueOf(minor).multiply(rate).setScale(0, RoundingMode.HALF_UP).longValueExact(),
        currency);
  }

  /** {@code part} of {@code whole} parts of this amount, rounded half up to minor units. */
  public Money share(long part, long whole) {
    return new Money(
        BigDecimal.valueOf(minor)
            .multiply(BigDecimal.valueOf(part))
            .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
            .longValueExact(),
        currency);
  }

  /** The amount in the currency's major unit, with as many decimal places as the currency has. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minor, exponent(currency));
  }

  /** The amount for people, {@code 12.50 USD}. */
  @Override
  public String toString() {
    return amount().toPlainString() + " " + currency;
  }

  private Money requireSame(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "%s and %s cannot be added up".formatted(currency, other.currency));
    }
    return other;
  }

  private static int exponent(String currency) {
    Integer places = DECIMAL_PLACES.get(currency);
    if (places == null) {
      throw new IllegalArgumentException(
          "'%s' is not one of the currencies %s"
              .formatted(currency, String.join(", ", currencies())));
    }
    return places;
  }
}
