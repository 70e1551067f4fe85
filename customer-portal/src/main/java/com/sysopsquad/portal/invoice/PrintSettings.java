package com.sysopsquad.portal.invoice;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much of the machine documents may take.
 *
 * @param atOnce how many are made at the same time for who is waiting at a page
 * @param waiting how many may wait for that; who comes later is asked to come again
 * @param ofOne how many one customer may want at the same time
 * @param forEmails how many are made at the same time for e-mails, which wait for as long as it
 *     takes
 */
@ConfigurationProperties("sysops.print")
record PrintSettings(
    @DefaultValue("1") int atOnce,
    @DefaultValue("20") int waiting,
    @DefaultValue("4") int ofOne,
    @DefaultValue("1") int forEmails) {

  /** Refuses numbers with which nothing would ever be made. */
  PrintSettings {
    if (atOnce < 1 || waiting < 1 || ofOne < 1 || forEmails < 1) {
      throw new IllegalArgumentException("Each of sysops.print must be at least 1");
    }
  }
}
