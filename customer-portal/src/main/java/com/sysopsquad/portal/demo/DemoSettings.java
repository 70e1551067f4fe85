package com.sysopsquad.portal.demo;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which demonstration customers there shall be.
 *
 * @param customers how many; 0 on a real installation
 * @param password with which the first few sign in; empty: none can
 * @param signingIn how many can sign in
 */
@ConfigurationProperties("sysops.demo")
record DemoSettings(
    @DefaultValue("0") int customers,
    @DefaultValue("") String password,
    @DefaultValue("10") int signingIn) {

  /** Says nothing of the password, so that it does not reach a log. */
  @Override
  public String toString() {
    return customers + " demonstration customers";
  }
}
