package com.sysopsquad.billing.invoice;

import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Information about the seller on every invoice.
 *
 * @param zone time zone of the day of issue
 */
@ConfigurationProperties("sysops.invoice")
record InvoiceSettings(@DefaultValue("America/New_York") ZoneId zone, @DefaultValue Seller seller) {

  /** The seller: name, address and tax number as printed. */
  public record Seller(
      @DefaultValue("Penultimate Electronics, Inc.") String name,
      @DefaultValue("200 Circuit Avenue") String street,
      @DefaultValue("Columbus, OH 43215") String city,
      @DefaultValue("EIN 31-0000000") String taxId) {

    String printed() {
      return Stream.of(name, street, city, taxId)
          .filter(line -> !line.isBlank())
          .collect(Collectors.joining("\n"));
    }
  }
}
