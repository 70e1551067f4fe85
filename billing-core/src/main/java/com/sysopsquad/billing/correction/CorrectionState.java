package com.sysopsquad.billing.correction;

/** How far a correction is. */
public enum CorrectionState {
  /** Waits for a second person. */
  ASKED,
  /** The provider is called; it may have refunded. */
  REQUESTED,
  /** The provider's answer was lost or is not final. */
  UNKNOWN,
  /** Posted; if a card was refunded, the provider has confirmed it. */
  DONE,
  /** The provider refused; nothing was refunded. */
  REFUSED,
  /** A person declined it; nothing has changed. */
  DECLINED;

  /** Whether the provider has to be asked. */
  public boolean isOpen() {
    return this == REQUESTED || this == UNKNOWN;
  }
}
