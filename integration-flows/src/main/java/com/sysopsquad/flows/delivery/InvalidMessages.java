package com.sysopsquad.flows.delivery;

import java.util.Map;
import java.util.UUID;

/** Says which messages can never be applied, and why; the others are as good as before. */
final class InvalidMessages extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Map<UUID, String> defects;

  InvalidMessages(Map<UUID, String> defects) {
    super(String.join("; ", defects.values()));
    this.defects = Map.copyOf(defects);
  }

  Map<UUID, String> defects() {
    return defects;
  }
}
