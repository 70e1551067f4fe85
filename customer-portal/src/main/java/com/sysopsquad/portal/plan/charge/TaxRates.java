package com.sysopsquad.portal.plan.charge;

import com.sysopsquad.flows.pricing.SalesTaxRates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The sales tax rates of this portal. */
@Component
public class TaxRates {

  private static final Logger log = LoggerFactory.getLogger(TaxRates.class);

  private final Optional<SalesTaxRates> rates;

  TaxRates(SalesTaxSettings settings) {
    this.rates = read(Path.of(settings.file()));
  }

  /** The rates; empty if the portal has none and shows prices without tax. */
  public Optional<SalesTaxRates> rates() {
    return rates;
  }

  private static Optional<SalesTaxRates> read(Path csv) {
    if (Files.notExists(csv)) {
      log.warn("There is no {}: prices are shown without sales tax", csv.toAbsolutePath());
      return Optional.empty();
    }
    return Optional.of(SalesTaxRates.read(csv));
  }
}
