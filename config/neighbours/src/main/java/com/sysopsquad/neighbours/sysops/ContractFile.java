package com.sysopsquad.neighbours.sysops;

import com.sysopsquad.flows.csv.CsvFile;
import com.sysopsquad.flows.csv.CsvLine;
import com.sysopsquad.flows.csv.UnreadableCsv;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.flows.pricing.PriceVersion;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The catalog as a person edits it: one line per price; the texts are in the contract's first line
 * and may be left empty in later ones.
 */
final class ContractFile {

  private static final List<String> COLUMNS =
      List.of(
          "code",
          "name",
          "description",
          "response_hours",
          "max_devices",
          "currency",
          "monthly_price",
          "effective_from");
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_DESCRIPTION = 1_000;
  private static final List<String> TEXTS = COLUMNS.subList(1, 5);

  private ContractFile() {}

  /**
   * The contracts in the order of the file.
   *
   * @throws UnreadableCsv names file, line and what to do
   */
  static List<OfferedContract> read(Path csv) {
    Map<String, CsvLine> first = new LinkedHashMap<>();
    Map<String, List<PriceVersion>> prices = new LinkedHashMap<>();
    for (CsvLine line : CsvFile.read(csv, COLUMNS)) {
      requireNoCards(line);
      String code = code(line);
      CsvLine known = first.putIfAbsent(code, line);
      if (known != null) {
        requireNothingElse(line, known);
      }
      add(prices.computeIfAbsent(code, _ -> new ArrayList<>()), line, code);
    }
    return first.values().stream()
        .map(line -> contract(line, prices.getOrDefault(code(line), List.of())))
        .toList();
  }

  private static OfferedContract contract(CsvLine line, List<PriceVersion> prices) {
    return new OfferedContract(
        code(line),
        line.text("name", LONGEST_NAME),
        line.text("description", LONGEST_DESCRIPTION),
        line.count("response_hours"),
        line.count("max_devices"),
        List.copyOf(prices));
  }

  /** Nor does the reason repeat one. */
  private static void requireNoCards(CsvLine line) {
    for (String column : COLUMNS) {
      if (CardNumbers.in(line.optionalText(column))) {
        throw line.refused("the %s contains a card number".formatted(column), "remove it");
      }
    }
  }

  private static String code(CsvLine line) {
    String code = line.text("code");
    if (!code.matches("[A-Z0-9-]{1,20}")) {
      throw line.refused(
          "'%s' is not a code".formatted(CsvLine.shown(code)),
          "write up to 20 capital letters, digits and hyphens");
    }
    return code;
  }

  private static void requireNothingElse(CsvLine line, CsvLine known) {
    for (String column : TEXTS) {
      String text = line.optionalText(column);
      if (!text.isEmpty() && !text.equals(known.optionalText(column))) {
        throw line.refused(
            "the %s '%s' differs from the contract's first line"
                .formatted(column, CsvLine.shown(text)),
            "leave it empty and correct the first line if need be");
      }
    }
  }

  private static void add(List<PriceVersion> prices, CsvLine line, String code) {
    LocalDate effectiveFrom = line.day("effective_from");
    if (prices.stream().anyMatch(price -> price.effectiveFrom().equals(effectiveFrom))) {
      throw line.refused(
          "%s has two prices from %s on".formatted(code, effectiveFrom), "remove one of them");
    }
    prices.add(new PriceVersion(code, effectiveFrom, money(line)));
  }

  private static Money money(CsvLine line) {
    try {
      return Money.of(line.amount("monthly_price"), line.text("currency"));
    } catch (IllegalArgumentException e) {
      throw line.refused(
          String.valueOf(e.getMessage()),
          "write one of these currencies and a price with its decimal places, such as USD,12.50");
    }
  }
}
