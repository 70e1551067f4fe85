package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The portal's forms for people who are not signed in, as a browser without scripts sends them. */
final class DoorTexts {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final int REDIRECTED = 302;
  private static final int REFUSED = 422;

  private final URI portal;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new TreeMap<>();

  DoorTexts(Installation installation) {
    this.portal = installation.portal();
  }

  /** Name, address and email address of somebody who registers, and who signs in. */
  List<TextFields> fields() {
    return List.of(
        new TextFields(
            "registration",
            4,
            REFUSED,
            "Remove the card number",
            texts ->
                post(
                    "/sign-up",
                    Map.of(
                        "name",
                        texts.get(0),
                        "email",
                        texts.get(1) + "@example.test",
                        "street",
                        texts.get(2),
                        "city",
                        texts.get(3),
                        "state",
                        "NV",
                        "postalCode",
                        "89501",
                        "password",
                        "a long walk along the sea"))),
        new TextFields(
            "sign-in",
            1,
            REDIRECTED,
            "",
            texts ->
                post(
                    "/sign-in",
                    Map.of("email", texts.getFirst(), "password", "a long walk along the sea"))));
  }

  private HttpResponse<String> post(String path, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(send(path, null).body());
    if (!token.find()) {
      throw new IllegalStateException("The page has no token: " + path);
    }
    Map<String, String> form = new TreeMap<>(fields);
    form.put("_csrf", token.group(1));
    return send(path, form);
  }

  private HttpResponse<String> send(String path, @Nullable Map<String, String> form) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(portal.resolve(path)).timeout(Duration.ofSeconds(30));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream().map(Object::toString).collect(Collectors.joining("; ")));
    }
    if (form != null) {
      request
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(encoded(form)));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      for (String cookie : answer.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split("[=;]", 3);
        cookies.put(pair[0], pair[1]);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
