package com.sysopsquad.flows.neighbours.sysops;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * For whoever plays the sysops quantum: its catalogue of contracts, migrated and filled from {@code
 * sysops.catalogue.contracts} when the application starts. Brings no data source into the
 * application; needs a {@link Clock} and the business's {@link ZoneId}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CatalogueSourceSettings.class)
public class CatalogueSource {

  @Bean
  PublishingCatalogue publishingCatalogue(
      CatalogueSourceSettings settings, Clock clock, ZoneId zone) {
    return new PublishingCatalogue(settings, clock.withZone(zone));
  }
}
