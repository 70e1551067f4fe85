package com.sysopsquad.portal.api.client;

import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.limit.Buckets;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** How often each caller may call the API. */
@Component
public class CallLimits {

  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final ApiSettings settings;
  private final Buckets buckets;

  CallLimits(ApiSettings settings, Buckets buckets) {
    this.settings = settings;
    this.buckets = buckets;
  }

  /** Counts one call of the authenticated caller, or returns how long to wait before the next. */
  public Duration call(HttpServletRequest request) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    return switch (caller == null ? null : caller.getPrincipal()) {
      case SignedInCustomer customer ->
          take("customer " + customer.id(), settings.callsOfCustomer());
      case Jwt token -> {
        String client = ApiClient.of(token);
        yield take("client " + client, callsOf(client));
      }
      case null, default -> Duration.ZERO;
    };
  }

  /**
   * Counts one request for a token, valid or not, before a secret is compared, or returns how long
   * to wait before the next.
   */
  public Duration token(HttpServletRequest request) {
    return HttpMethod.POST.matches(request.getMethod())
        ? take("token " + request.getRemoteAddr(), settings.tokensOfAddress())
        : Duration.ZERO;
  }

  private int callsOf(String client) {
    ApiSettings.Client known = settings.clients().get(client);
    return known == null || known.calls() == 0 ? settings.callsOfClient() : known.calls();
  }

  private Duration take(String key, int calls) {
    ConsumptionProbe probe = buckets.of(key, calls, WINDOW).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Duration.ZERO
        : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
  }
}
