package com.sysopsquad.portal;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** The customer quantum: everything that a customer sees, on a database of its own. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class PortalApplication {

  /** Starts one replica of the portal. */
  public static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
