package com.sysopsquad.portal.invoice.print;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many resources documents may use.
 *
 * @param atOnce how many are made at the same time for people who are waiting at a page
 * @param waiting how many requests may wait for that; later ones are asked to try again
 * @param ofOne how many one customer may request at the same time
 * @param forEmails how many are made at the same time for emails, which wait as long as it takes
 */
@ConfigurationProperties("sysops.print")
record PrintSettings(
    @DefaultValue("1") int atOnce,
    @DefaultValue("20") int waiting,
    @DefaultValue("4") int ofOne,
    @DefaultValue("1") int forEmails) {

  /** Rejects numbers with which no document would ever be made. */
  PrintSettings {
    if (atOnce < 1 || waiting < 1 || ofOne < 1 || forEmails < 1) {
      throw new IllegalArgumentException("Each of sysops.print must be at least 1");
    }
  }
}
