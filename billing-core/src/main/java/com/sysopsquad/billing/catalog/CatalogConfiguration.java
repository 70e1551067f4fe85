package com.sysopsquad.billing.catalog;

import com.sysopsquad.flows.pricing.SalesTaxRates;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contracts and tax rates that billing uses for prices. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SalesTaxSettings.class)
public class CatalogConfiguration {

  @Bean
  ReplicatedContracts replicatedContracts(JdbcClient jdbc) {
    return new ReplicatedContracts(jdbc);
  }

  @Bean
  SalesTaxRates salesTaxRates(SalesTaxSettings settings) {
    return SalesTaxRates.read(settings.file());
  }
}
