package com.sysopsquad.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * Who may read metrics and health details where nobody signs in.
 *
 * @param from networks, such as {@code 10.1.0.0/16}; only this machine if none are given
 */
@ConfigurationProperties("sysops.management")
public record ManagementSettings(@DefaultValue({"127.0.0.0/8", "::1"}) List<String> from) {

  /** Requests that everyone who reaches the management port may send. */
  public static String[] probes() {
    return new String[] {
      "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"
    };
  }

  /** True for a request that comes from one of the networks. */
  public AuthorizationManager<RequestAuthorizationContext> fromThere() {
    List<IpAddressMatcher> networks = from.stream().map(IpAddressMatcher::new).toList();
    return (_, asked) ->
        new AuthorizationDecision(
            networks.stream().anyMatch(network -> network.matches(asked.getRequest())));
  }
}
