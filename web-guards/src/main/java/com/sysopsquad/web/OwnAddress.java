package com.sysopsquad.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The host names of this application. Any other name in a request was made up by its sender, and
 * would end up in links and redirects.
 *
 * @param address where people reach it, such as {@code https://operations.example.com}
 * @param furtherNames further host names, such as that of a second domain
 */
@ConfigurationProperties("sysops.web")
record OwnAddress(URI address, @DefaultValue Set<String> furtherNames) {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  OwnAddress {
    if (address.getHost() == null || address.getScheme() == null) {
      throw new IllegalArgumentException(
          "The address of this application must be like https://support.example.com, not "
              + address);
    }
    furtherNames =
        Stream.concat(Stream.of(address.getHost()), furtherNames.stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether a request that arrived at a network address of this machine may use it as the host
   * name.
   *
   * @param local the network address
   */
  boolean isOurs(String name, String local) {
    String lower = name.toLowerCase(Locale.ROOT);
    return furtherNames.contains(lower) || THIS_MACHINE.contains(lower) || lower.equals(local);
  }
}
