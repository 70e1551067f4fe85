package com.sysopsquad.flows.delivery.wire.contract;

import java.util.Map;
import java.util.UUID;

/** Says which messages can never be applied, and why; the others are not affected. */
public final class InvalidMessages extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Map<UUID, String> defects;

  /** With a sentence for each message, by its id. */
  public InvalidMessages(Map<UUID, String> defects) {
    super(String.join("; ", defects.values()));
    this.defects = Map.copyOf(defects);
  }

  /** The reason, by the id of the message. */
  public Map<UUID, String> defects() {
    return defects;
  }
}
