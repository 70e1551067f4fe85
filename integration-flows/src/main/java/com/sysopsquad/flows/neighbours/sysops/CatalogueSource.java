package com.sysopsquad.flows.neighbours.sysops;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * For whoever plays the sysops quantum: its catalogue of contracts, migrated and filled from {@code
 * sysops.catalogue.contracts} when the application starts. Brings no data source into the
 * application; needs a {@link Clock} in the business's time zone.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueSourceSettings.class)
public class CatalogueSource {

  @Bean
  PublishingCatalogue publishingCatalogue(CatalogueSourceSettings settings, Clock clock) {
    return new PublishingCatalogue(settings, clock);
  }
}
