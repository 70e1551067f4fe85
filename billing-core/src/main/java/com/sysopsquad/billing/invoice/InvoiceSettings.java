package com.sysopsquad.billing.invoice;

import com.sysopsquad.flows.masking.CardNumbers;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Information about the seller on every invoice.
 *
 * @param zone time zone of the day of issue
 */
@ConfigurationProperties("sysops.invoice")
record InvoiceSettings(@DefaultValue("America/New_York") ZoneId zone, @DefaultValue Seller seller) {

  /**
   * The seller: name, address and tax number as printed. It is on all invoices, where it is not
   * masked, so it is refused if it contains a card number. An IBAN with valid check digits is none,
   * and neither is a tax number of 13 digits or fewer: no card that is issued has so few.
   */
  public record Seller(
      @DefaultValue("Penultimate Electronics, Inc.") String name,
      @DefaultValue("200 Circuit Avenue") String street,
      @DefaultValue("Columbus, OH 43215") String city,
      @DefaultValue("EIN 31-0000000") String taxId) {

    private static final int LONGEST_TAX_NUMBER = 13;
    private static final int SHORTEST_IBAN = 15;
    private static final Pattern IBAN =
        Pattern.compile("\\b[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){11,30}\\b");
    private static final BigInteger IBAN_MODULUS = BigInteger.valueOf(97);

    /**
     * As it is on invoices.
     *
     * @throws IllegalStateException if it contains a card number, which is not quoted
     */
    String printed() {
      String checked = joined(isTaxNumber() ? "" : taxId);
      if (CardNumbers.in(IBAN.matcher(checked).replaceAll(Seller::withoutValid))) {
        throw new IllegalStateException(
            "sysops.invoice.seller contains what looks like a card number. It would be on all"
                + " invoices.");
      }
      return joined(taxId);
    }

    private String joined(String lastLine) {
      return Stream.of(name, street, city, lastLine)
          .filter(line -> !line.isBlank())
          .collect(Collectors.joining("\n"));
    }

    private boolean isTaxNumber() {
      return taxId.codePoints().filter(Character::isDigit).count() <= LONGEST_TAX_NUMBER;
    }

    /** Without the IBAN at its beginning, if there is one; words may be behind it. */
    private static String withoutValid(MatchResult found) {
      String text = found.group();
      for (int end = text.length(); end > 0; end = text.lastIndexOf(' ', end - 1)) {
        if (isValid(text.substring(0, end).replace(" ", ""))) {
          return Matcher.quoteReplacement("IBAN" + text.substring(end));
        }
      }
      return Matcher.quoteReplacement(text);
    }

    /** ISO 13616: what begins with the country is moved to the end, A to Z count as 10 to 35. */
    private static boolean isValid(String iban) {
      if (iban.length() < SHORTEST_IBAN) {
        return false;
      }
      String digits =
          (iban.substring(4) + iban.substring(0, 4))
              .chars()
              .mapToObj(character -> Integer.toString(Character.digit(character, 36)))
              .collect(Collectors.joining());
      return new BigInteger(digits).mod(IBAN_MODULUS).equals(BigInteger.ONE);
    }
  }
}
