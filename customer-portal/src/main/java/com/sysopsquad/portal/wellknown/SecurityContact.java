package com.sysopsquad.portal.wellknown;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where to report a vulnerability.
 *
 * @param contact an address such as {@code mailto:security@example.com} or that of a page
 */
@ConfigurationProperties("sysops.portal.security")
record SecurityContact(URI contact) {

  SecurityContact {
    if (!contact.isAbsolute()) {
      throw new IllegalArgumentException(
          "sysops.portal.security.contact must be like mailto:security@example.com, not "
              + contact);
    }
  }
}
