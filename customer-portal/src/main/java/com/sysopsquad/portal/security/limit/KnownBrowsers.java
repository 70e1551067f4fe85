package com.sysopsquad.portal.security.limit;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;

/**
 * Browsers in which a customer has signed in before. Guessing from elsewhere may block an account
 * for everyone else, but not for these.
 */
@Repository
public class KnownBrowsers {

  private static final String COOKIE = "SYSOPS_BROWSER";
  private static final Duration LONGEST = Duration.ofDays(180);
  private static final int MOST_LENGTH = 64;

  private final JdbcClient jdbc;
  private final Clock clock;

  KnownBrowsers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The id of the browser, if the owner of this email address has signed in with it before. */
  public Optional<String> of(HttpServletRequest request, String email) {
    return cookie(request).filter(token -> isKnown(token, email)).map(Tokens::handle);
  }

  /** From now on the customer is known in this browser, and the previous one no longer is. */
  public void remember(HttpServletRequest request, HttpServletResponse response, UUID customerId) {
    cookie(request).ifPresent(this::forget);
    String token = Tokens.next();
    jdbc.sql(
            """
            insert into customer.known_browser (token_hash, customer_id, used_at)
            values (:hash, :customerId, :now)
            """)
        .param("hash", Tokens.hash(token))
        .param("customerId", customerId)
        .param("now", now())
        .update();
    ResponseCookie cookie =
        ResponseCookie.from(COOKIE, token)
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .path("/")
            .maxAge(LONGEST)
            .build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  @Scheduled(cron = "0 27 3 * * *", zone = "UTC")
  void forgetOld() {
    jdbc.sql("delete from customer.known_browser where used_at < ?")
        .param(now().minus(LONGEST))
        .update();
  }

  private boolean isKnown(String token, String email) {
    return jdbc.sql(
            """
            select exists (
                select from customer.known_browser b
                join customer.customer c on c.id = b.customer_id
                where b.token_hash = :hash and lower(c.email) = lower(:email)
                  and c.closed_at is null and b.used_at > :since)
            """)
        .param("hash", Tokens.hash(token))
        .param("email", email)
        .param("since", now().minus(LONGEST))
        .query(Boolean.class)
        .single();
  }

  private void forget(String token) {
    jdbc.sql("delete from customer.known_browser where token_hash = ?")
        .param(Tokens.hash(token))
        .update();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static Optional<String> cookie(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies())
        .map(Arrays::stream)
        .orElseGet(Stream::empty)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> value.length() <= MOST_LENGTH)
        .findFirst();
  }
}
