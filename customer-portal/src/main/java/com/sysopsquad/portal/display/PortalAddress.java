package com.sysopsquad.portal.display;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where customers find these pages: what links in e-mails begin with, and to whom passkeys belong.
 * It is a setting and never taken from a request, which may say anything.
 *
 * @param address scheme, host and port, such as {@code https://support.example.com}
 */
@ConfigurationProperties("sysops.portal")
public record PortalAddress(URI address) {

  /** Refuses an address that no browser could open. */
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

  /** As browsers say where a page comes from. */
  public String origin() {
    String port = address.getPort() == -1 ? "" : ":" + address.getPort();
    return address.getScheme() + "://" + address.getHost() + port;
  }

  /** The name of the host. */
  public String host() {
    return address.getHost();
  }
}
