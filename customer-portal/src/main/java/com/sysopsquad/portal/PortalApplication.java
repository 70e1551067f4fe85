package com.sysopsquad.portal;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The customer quantum: everything that a customer sees, on a database of its own. */
@SpringBootApplication
public class PortalApplication {

  /** Starts one replica of the portal. */
  public static void main(String[] args) {
    SpringApplication.run(PortalApplication.class, args);
  }
}
