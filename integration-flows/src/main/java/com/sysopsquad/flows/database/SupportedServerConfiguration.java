package com.sysopsquad.flows.database;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Checks the server before an application migrates its database. */
@AutoConfiguration
class SupportedServerConfiguration {

  @Bean
  FlywayMigrationStrategy onSupportedServers() {
    return flyway -> {
      ServerVersion.require(flyway.getConfiguration().getDataSource());
      flyway.migrate();
    };
  }
}
