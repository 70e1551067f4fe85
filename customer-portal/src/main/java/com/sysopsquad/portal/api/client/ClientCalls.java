package com.sysopsquad.portal.api.client;

import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records for customers what clients do with their accounts: the client and the operation, without
 * any content.
 */
@Component
public class ClientCalls {

  private static final String COMMON = "/api/v1/customers/{customer}";

  private final SecurityEvents events;

  ClientCalls(SecurityEvents events) {
    this.events = events;
  }

  /** Records that the client calls on this customer's behalf, whatever the result is. */
  public Client note(UUID customerId, Jwt token, HttpServletRequest request) {
    Client client =
        new Client(
            request.getRemoteAddr(), "%s: %s".formatted(ApiClient.of(token), operation(request)));
    events.add(
        customerId,
        HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod())
            ? SecurityEvent.Kind.READ_BY_CLIENT
            : SecurityEvent.Kind.CHANGED_BY_CLIENT,
        client);
    return client;
  }

  /** The template of the path instead of the path itself, which contains more data. */
  private static String operation(HttpServletRequest request) {
    String template =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
    return "%s %s".formatted(request.getMethod(), template.replace(COMMON, "")).strip();
  }
}
