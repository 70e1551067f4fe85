package com.sysopsquad.portal.live;

import java.util.Locale;

/** What of a customer can change while a page is open. */
enum Topic {
  CARDS,
  PLANS,
  TICKETS,
  INVOICES,
  NOTICES;

  /** As pages name it in {@code data-live}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
