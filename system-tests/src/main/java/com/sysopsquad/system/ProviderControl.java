package com.sysopsquad.system;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The control endpoint of the payment provider's simulator. */
final class ProviderControl {

  private final Http http;
  private final String base;

  ProviderControl(Installation installation) {
    this.http = Http.anonymous();
    this.base = installation.setting("SYSOPS_PROVIDER_URL") + "/_control/";
  }

  /** Makes it behave in this way, for example {@code {"latency":100,"loseAnswerRate":0.05}}. */
  public void behave(String json) {
    http.post(base + "behavior", json);
  }

  /** Makes it behave normally again. */
  public void behaveWell() {
    http.delete(base + "behavior");
  }

  /** Amount and currency of each successful charge by the merchant's reference. */
  Map<String, String> charges() {
    Map<String, String> charges = new TreeMap<>();
    for (String[] row : rows()) {
      charges.put(row[0], row[2] + " " + row[3].toLowerCase(java.util.Locale.ROOT));
    }
    return charges;
  }

  /** A sentence for each reference that was charged more than once. */
  List<String> chargedTwice() {
    Map<String, Integer> times = new LinkedHashMap<>();
    rows().forEach(row -> times.merge(row[0], 1, Integer::sum));
    List<String> sentences = new ArrayList<>();
    times.forEach(
        (reference, count) -> {
          if (count > 1) {
            sentences.add("the provider charged %s %d times".formatted(reference, count));
          }
        });
    return sentences;
  }

  private List<String[]> rows() {
    return http.get(base + "charges")
        .lines()
        .map(line -> line.split(",", -1))
        .filter(row -> row.length == 5 && !row[0].equals("reference"))
        .toList();
  }
}
