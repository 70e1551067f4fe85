package com.sysopsquad.billing.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts to show.
 *
 * @param kind null: all kinds
 * @param owner null: any owner
 * @param unowned only alerts without an owner
 * @param raisedBefore null: any age
 * @param currency null: any, including alerts without an amount
 */
public record AlertFilter(
    @Nullable AlertKind kind,
    State state,
    @Nullable String owner,
    boolean unowned,
    @Nullable Instant raisedBefore,
    @Nullable String currency) {

  /** All open alerts. */
  public static final AlertFilter OPEN = new AlertFilter(null, State.OPEN, null, false, null, null);

  /** Whether the alerts are closed. */
  public enum State {
    /** Not closed. */
    OPEN,
    /** Closed by billing or by a person. */
    CLOSED,
    /** Both. */
    ALL
  }
}
