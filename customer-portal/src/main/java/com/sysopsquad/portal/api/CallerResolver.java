package com.sysopsquad.portal.api;

import com.sysopsquad.portal.account.Credential;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.NoSuchCustomer;
import com.sysopsquad.portal.api.client.ClientCalls;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.event.Client;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Finds the customer that {@code customer} in the path means: {@code me} and the own id for people
 * who are signed in, any open account for a client, whose call is recorded there. Nobody else is
 * found.
 */
@Component
class CallerResolver implements HandlerMethodArgumentResolver {

  private static final String ME = "me";

  private final Customers customers;
  private final ClientCalls calls;

  CallerResolver(Customers customers, ClientCalls calls) {
    this.customers = customers;
    this.calls = calls;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest web,
      @Nullable WebDataBinderFactory binders) {
    HttpServletRequest request =
        Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
    return of(named(request), request);
  }

  private Caller of(String named, HttpServletRequest request) {
    return switch (principal()) {
      case SignedInCustomer customer -> {
        if (!named.equals(ME) && !customer.id().equals(id(named))) {
          throw new NoSuchCustomer(id(named));
        }
        yield new Caller(customer.id(), Client.of(request), true);
      }
      case Jwt token -> {
        UUID id = id(named);
        UUID open =
            customers
                .credentialOf(id)
                .map(Credential::customerId)
                .orElseThrow(() -> new NoSuchCustomer(id));
        yield new Caller(open, calls.note(open, token, request), false);
      }
      default -> throw new IllegalStateException("Nobody calls");
    };
  }

  private static Object principal() {
    return Objects.requireNonNull(
        Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication())
            .getPrincipal());
  }

  private static String named(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get("customer") instanceof String named
        ? named
        : "";
  }

  private static UUID id(String named) {
    try {
      return UUID.fromString(named);
    } catch (IllegalArgumentException noId) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such customer", noId);
    }
  }
}
