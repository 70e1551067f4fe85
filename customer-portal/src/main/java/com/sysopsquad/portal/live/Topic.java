package com.sysopsquad.portal.live;

import java.util.Locale;

/** A part of a customer's data that can change while a page is open. */
enum Topic {
  CARDS,
  PLANS,
  TICKETS,
  INVOICES,
  NOTICES;

  /** Its name in {@code data-live}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
