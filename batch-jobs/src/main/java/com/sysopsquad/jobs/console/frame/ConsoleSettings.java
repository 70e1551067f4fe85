package com.sysopsquad.jobs.console.frame;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The console's settings in a deployment.
 *
 * @param apiCallsAtOnce how many calls of the REST API are answered at the same time; further calls
 *     are asked to try again
 * @param patience how long a page waits for the database or the broker before it says that they
 *     cannot be reached
 * @param securityContact where to report a vulnerability: an address such as {@code
 *     mailto:security@example.com} or that of a page
 */
@ConfigurationProperties("sysops.console")
public record ConsoleSettings(
    @DefaultValue("16") int apiCallsAtOnce,
    @DefaultValue("2s") Duration patience,
    @DefaultValue("mailto:security@sysopsquad.example") URI securityContact) {

  /** Rejects a contact that nobody can use. */
  public ConsoleSettings {
    if (!securityContact.isAbsolute()) {
      throw new IllegalArgumentException(
          "sysops.console.security-contact must be like mailto:security@example.com, not "
              + securityContact);
    }
  }
}
