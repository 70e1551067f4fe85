package com.sysopsquad.portal.display;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The portal's address for customers, used for links in emails and for passkeys. It is a setting
 * and never taken from a request, which may contain anything.
 *
 * @param address scheme, host and port, such as {@code https://support.example.com}
 */
@ConfigurationProperties("sysops.portal")
public record PortalAddress(URI address) {

  /** Rejects an address that no browser could open. */
  public PortalAddress {
    if (address.getHost() == null || address.getScheme() == null) {
      throw new IllegalArgumentException(
          "sysops.portal.address must be like https://support.example.com, not " + address);
    }
  }

  /** The whole address of a page. */
  public String of(String path) {
    return origin() + path;
  }

  /** The origin as browsers send it. */
  public String origin() {
    String port = address.getPort() == -1 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port;
  }

  /** The name of the host. */
  public String host() {
    return address.getHost();
  }
}
