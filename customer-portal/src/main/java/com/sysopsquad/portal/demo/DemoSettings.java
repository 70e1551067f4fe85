package com.sysopsquad.portal.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which demonstration customers to add.
 *
 * @param customers how many; 0 in a real installation
 * @param password password of the first customers; if it is empty, none can sign in
 * @param signingIn how many can sign in
 */
@ConfigurationProperties("sysops.demo")
record DemoSettings(
    @DefaultValue("0") int customers,
    @DefaultValue("") String password,
    @DefaultValue("10") int signingIn) {

  /** Leaves out the password, so that it does not get into a log. */
  @Override
  public String toString() {
    return customers + " demonstration customers";
  }
}
