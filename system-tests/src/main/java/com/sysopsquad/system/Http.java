package com.sysopsquad.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** Calls of an HTTP interface that must succeed. */
final class Http {

  private final HttpClient client = HttpClient.newHttpClient();
  private final String authorization;

  private Http(String authorization) {
    this.authorization = authorization;
  }

  static Http anonymous() {
    return new Http("");
  }

  static Http as(String user, String password) {
    String credentials = user + ":" + password;
    return new Http(
        "Basic "
            + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
  }

  static Http withToken(String token) {
    return new Http("Bearer " + token);
  }

  String get(String address) {
    return successful(send("GET", address, BodyPublishers.noBody()));
  }

  String post(String address, String json) {
    return successful(send("POST", address, BodyPublishers.ofString(json)));
  }

  void delete(String address) {
    successful(send("DELETE", address, BodyPublishers.noBody()));
  }

  /** The answer, whatever its status. */
  HttpResponse<String> send(String method, String address, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .method(method, body);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String successful(HttpResponse<String> response) {
    if (response.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          "%s answered %d: %s".formatted(response.uri(), response.statusCode(), response.body()));
    }
    return response.body();
  }
}
