package com.sysopsquad.portal.invoice;

import com.sysopsquad.portal.display.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A paid invoice as issued by billing; amounts in minor units of the currency.
 *
 * @param formerNumbers the numbers that it had before billing issued it again, after a restore
 */
public record Invoice(
    String number,
    String seller,
    String customerName,
    String customerAddress,
    LocalDate periodStart,
    LocalDate periodEnd,
    LocalDate issuedOn,
    String currency,
    List<Line> lines,
    long netMinor,
    long taxMinor,
    long totalMinor,
    String cardBrand,
    String cardLastFour,
    String paymentReference,
    Instant paidAt,
    List<String> formerNumbers) {

  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

  /** Copies the former numbers. */
  public Invoice {
    formerNumbers = List.copyOf(formerNumbers);
  }

  /**
   * What a line is for. Billing appends the period of an invoice in English; here it has the
   * reader's language and format.
   */
  public String text(Line line, Formats formats) {
    String english =
        ", %s to %s".formatted(ENGLISH.format(periodStart), ENGLISH.format(periodEnd.minusDays(1)));
    String description = line.description();
    return description.endsWith(english)
        ? description.substring(0, description.length() - english.length())
            + ", "
            + formats.period(periodStart, periodEnd)
        : description;
  }

  /** The lines of the customer's address. */
  public List<String> addressLines() {
    return customerAddress.lines().toList();
  }

  /** The same invoice with its lines. */
  public Invoice with(List<Line> read) {
    return new Invoice(
        number,
        seller,
        customerName,
        customerAddress,
        periodStart,
        periodEnd,
        issuedOn,
        currency,
        read,
        netMinor,
        taxMinor,
        totalMinor,
        cardBrand,
        cardLastFour,
        paymentReference,
        paidAt,
        formerNumbers);
  }

  /** One line; {@code taxRate} is a fraction, 0.0725 for 7.25 %. */
  public record Line(String description, long netMinor, BigDecimal taxRate, long taxMinor) {}
}
