package com.sysopsquad.portal.display;

import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.TimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;

/** Formats money, dates and rates in the reader's locale. */
@Component
public class Formats {

  /** A currency without a symbol is written with its code, and no space follows: KWD1.235. */
  private static final Pattern CODE_BESIDE_AMOUNT = Pattern.compile("(?<=\\p{L})(?=\\p{N})");

  private final ZoneId zone;
  private final @Nullable Locale fixed;

  /** Formats that show times in the time zone of the business. */
  @Autowired
  public Formats(ZoneId businessZone) {
    this(businessZone, null);
  }

  private Formats(ZoneId zone, @Nullable Locale fixed) {
    this.zone = zone;
    this.fixed = fixed;
  }

  /** The same formats for a text outside of a request. */
  public Formats in(Locale locale) {
    return new Formats(zone, locale);
  }

  /** An amount in minor units, with the symbol of its currency. */
  public String money(long minor, String currency) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale());
    format.setCurrency(Currency.getInstance(currency));
    BigDecimal amount = new Money(minor, currency).amount();
    format.setMinimumFractionDigits(amount.scale());
    format.setMaximumFractionDigits(amount.scale());
    return CODE_BESIDE_AMOUNT.matcher(format.format(amount)).replaceAll("\u00a0");
  }

  /** An amount, with the symbol of its currency. */
  public String money(Money money) {
    return money(money.minor(), money.currency());
  }

  /** A day, with the month as a word. */
  public String date(LocalDate day) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale()).format(day);
  }

  /** A time, in the reader's time zone, or otherwise in that of the business. */
  public String moment(Instant instant) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
        .withLocale(locale())
        .withZone(zone())
        .format(instant);
  }

  /** A time for the attribute {@code datetime}. */
  public String datetime(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A half-open period, shown with its first and last day. */
  public String period(LocalDate start, LocalDate end) {
    return date(start) + " – " + date(end.minusDays(1));
  }

  /** A period with its first and last day. */
  public String period(BillingPeriod period) {
    return period(period.start(), period.end());
  }

  /** A month and year, as on cards. */
  public String expiry(LocalDate lastDay) {
    return "%02d/%02d".formatted(lastDay.getMonthValue(), lastDay.getYear() % 100);
  }

  /** A fraction as a percentage, with as many decimal places as needed. */
  public String percent(BigDecimal fraction) {
    NumberFormat format = NumberFormat.getPercentInstance(locale());
    format.setMaximumFractionDigits(3);
    return format.format(fraction);
  }

  /** The usual name of a card brand. */
  public String brand(String brand) {
    return switch (brand.toLowerCase(Locale.ROOT)) {
      case "visa" -> "Visa";
      case "mastercard" -> "Mastercard";
      case "amex", "american_express" -> "American Express";
      case "discover" -> "Discover";
      case "diners", "diners_club" -> "Diners Club";
      case "jcb" -> "JCB";
      case "unionpay" -> "UnionPay";
      default -> brand;
    };
  }

  private ZoneId zone() {
    TimeZone chosen =
        fixed == null
                && LocaleContextHolder.getLocaleContext()
                    instanceof TimeZoneAwareLocaleContext reader
            ? reader.getTimeZone()
            : null;
    return chosen == null ? zone : chosen.toZoneId();
  }

  private Locale locale() {
    return fixed == null ? LocaleContextHolder.getLocale() : fixed;
  }
}
