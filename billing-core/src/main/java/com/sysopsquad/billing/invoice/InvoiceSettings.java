package com.sysopsquad.billing.invoice;

import java.time.ZoneId;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every invoice says of its seller.
 *
 * @param zone in which the day of issue is counted
 */
@ConfigurationProperties("sysops.invoice")
public record InvoiceSettings(
    @DefaultValue("America/New_York") ZoneId zone, @DefaultValue Seller seller) {

  /** Who sells: name, address and tax number as they are printed. */
  public record Seller(
      @DefaultValue("Penultimate Electronics, Inc.") String name,
      @DefaultValue("200 Circuit Avenue") String street,
      @DefaultValue("Columbus, OH 43215") String city,
      @DefaultValue("US EIN 31-0000000") String taxId) {

    String printed() {
      return Stream.of(name, street, city, taxId)
          .filter(line -> !line.isBlank())
          .collect(Collectors.joining("\n"));
    }
  }
}
