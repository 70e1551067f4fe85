package com.sysopsquad.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer who signs in to the portal, so that a {@link PortalCrowd} can use its pages. */
final class PortalCustomer {

  private static final int OK = 200;
  private static final int FOUND = 302;
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern INVOICE = Pattern.compile("href=\"(/invoices/[0-9-]{10,})\"");

  private final HttpClient http;
  private final URI portal;
  private final Map<String, String> cookies = new TreeMap<>();

  private PortalCustomer(HttpClient http, URI portal) {
    this.http = http;
    this.portal = portal;
  }

  /** Signs in as a customer of the {@link PortalPopulation}. */
  static PortalCustomer signIn(HttpClient http, URI portal, int number) {
    PortalCustomer customer = new PortalCustomer(http, portal);
    String door = customer.send("/sign-in", null, OK);
    customer.send(
        "/sign-in",
        form(
            Map.of(
                "email",
                PortalPopulation.email(number),
                "password",
                PortalPopulation.PASSWORD,
                "_csrf",
                first(TOKEN, door))),
        FOUND);
    return customer;
  }

  /** Cookies, the CSRF token as a form sends it, and an invoice's path, as crowd.lua reads them. */
  String line() {
    String token = first(TOKEN, send("/tickets", null, OK));
    String invoice = first(INVOICE, send("/", null, OK));
    return String.join("\t", cookieHeader(), encoded(token), invoice);
  }

  private String send(String path, @Nullable String form, int expected) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(portal.resolve(path)).timeout(Duration.ofSeconds(60));
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(form));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() != expected
          || answer.headers().firstValue("Location").orElse("").contains("failed")) {
        throw new IllegalStateException("%s answered %d".formatted(path, answer.statusCode()));
      }
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split("[=;]", 3);
        cookies.put(pair[0], pair[1]);
      }
      return answer.body();
    } catch (IOException e) {
      throw new IllegalStateException(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private String cookieHeader() {
    return cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; "));
  }

  private static String first(Pattern pattern, String page) {
    Matcher found = pattern.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("The page has no " + pattern);
    }
    return found.group(1);
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
