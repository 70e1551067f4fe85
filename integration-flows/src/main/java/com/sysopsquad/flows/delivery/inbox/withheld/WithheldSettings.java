package com.sysopsquad.flows.delivery.inbox.withheld;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bodies are stored that operations may not read.
 *
 * @param keys secrets of 20 random characters or more: the first one encrypts, all of them decrypt;
 *     without any the bodies are stored as they are
 */
@ConfigurationProperties("sysops.delivery.withheld")
public record WithheldSettings(@DefaultValue List<String> keys) {

  private static final int SHORTEST = 20;

  /** Rejects keys that can be guessed. */
  public WithheldSettings {
    keys = keys.stream().map(String::strip).filter(key -> !key.isEmpty()).toList();
    if (keys.stream().anyMatch(key -> key.length() < SHORTEST)) {
      throw new IllegalArgumentException(
          "Each of sysops.delivery.withheld.keys must have at least %d characters"
              .formatted(SHORTEST));
    }
  }

  /** Never shows a key. */
  @Override
  public String toString() {
    return "WithheldSettings with %d keys".formatted(keys.size());
  }
}
