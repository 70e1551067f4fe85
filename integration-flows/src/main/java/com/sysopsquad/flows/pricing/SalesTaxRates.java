package com.sysopsquad.flows.pricing;

import com.sysopsquad.flows.csv.CsvFile;
import com.sysopsquad.flows.csv.CsvLine;
import com.sysopsquad.flows.csv.UnreadableCsv;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Sales tax by state of the United States and day, as fractions: 0.0725 is 7.25 %. */
public final class SalesTaxRates {

  private static final List<String> COLUMNS = List.of("state", "rate", "effective_from");

  private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates;

  private SalesTaxRates(Map<String, NavigableMap<LocalDate, BigDecimal>> rates) {
    this.rates = rates;
  }

  /**
   * The rates of a CSV file with the columns state, rate and effective_from.
   *
   * @throws UnreadableCsv naming file, line and what to do
   */
  public static SalesTaxRates read(Path csv) {
    Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    for (CsvLine line : CsvFile.read(csv, COLUMNS)) {
      String state = line.text("state");
      if (!state.matches("[A-Z]{2}")) {
        throw line.refused(
            "'%s' is not a state".formatted(state), "write its two capital letters, such as CA");
      }
      LocalDate effectiveFrom = line.day("effective_from");
      BigDecimal other =
          rates.computeIfAbsent(state, _ -> new TreeMap<>()).put(effectiveFrom, rateOf(line));
      if (other != null) {
        throw line.refused(
            "%s has two rates from %s on".formatted(state, effectiveFrom), "remove one of them");
      }
    }
    return new SalesTaxRates(rates);
  }

  /** The rate in force on that day; empty for an unknown state or a day before its first rate. */
  public Optional<BigDecimal> rate(String state, LocalDate on) {
    return Optional.ofNullable(rates.get(state))
        .map(versions -> versions.floorEntry(on))
        .map(Map.Entry::getValue);
  }

  /** Whether there is a rate for this state at any time. */
  public boolean knows(String state) {
    return rates.containsKey(state);
  }

  private static BigDecimal rateOf(CsvLine line) {
    BigDecimal rate = line.amount("rate").stripTrailingZeros();
    if (rate.compareTo(BigDecimal.ONE) >= 0 || rate.scale() > 5) {
      throw line.refused(
          "the rate '%s' is not a fraction of at most five places".formatted(line.text("rate")),
          "write 7.25 % as 0.0725");
    }
    return rate.scale() < 0 ? rate.setScale(0) : rate;
  }
}
