package com.sysopsquad.flows.cardarrangement;

/** What a customer wants done with a card. */
public enum CardArrangement {
  /** The card pays from now on. */
  CHOSEN,
  /** The card is given up; it pays for nothing whose payment has not begun. */
  REMOVED
}
