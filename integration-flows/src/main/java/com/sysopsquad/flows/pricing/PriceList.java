package com.sysopsquad.flows.pricing;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The prices of all contracts over time. */
public final class PriceList {

  private final Map<String, NavigableMap<LocalDate, Money>> prices;

  private PriceList(Map<String, NavigableMap<LocalDate, Money>> prices) {
    this.prices = prices;
  }

  /**
   * A list of these versions.
   *
   * @throws IllegalArgumentException if two versions of one contract begin on the same day
   */
  public static PriceList of(List<PriceVersion> versions) {
    Map<String, NavigableMap<LocalDate, Money>> prices = new HashMap<>();
    for (PriceVersion version : versions) {
      Money other =
          prices
              .computeIfAbsent(version.contractCode(), _ -> new TreeMap<>())
              .put(version.effectiveFrom(), version.monthly());
      if (other != null) {
        throw new IllegalArgumentException(
            "Contract %s has two prices from %s on"
                .formatted(version.contractCode(), version.effectiveFrom()));
      }
    }
    return new PriceList(prices);
  }

  /** The price in force on that day; empty if the contract is unknown or has no price yet. */
  public Optional<Money> monthlyPrice(String contractCode, LocalDate on) {
    return Optional.ofNullable(prices.get(contractCode))
        .map(versions -> versions.floorEntry(on))
        .map(Map.Entry::getValue);
  }
}
