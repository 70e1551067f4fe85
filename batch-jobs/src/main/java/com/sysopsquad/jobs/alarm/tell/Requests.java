package com.sysopsquad.jobs.alarm.tell;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/**
 * HTTP requests to configured addresses. Redirects are not followed, since only the configured
 * address is trusted.
 */
final class Requests implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int SUCCESS = 2;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  /**
   * Posts JSON.
   *
   * @throws NotAccepted unless the answer is a 2xx that comes in time
   */
  void post(URI url, Map<String, String> headers, String json) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("User-Agent", "sysopsquad-operations")
            .POST(BodyPublishers.ofString(json));
    headers.forEach(request::header);
    int status = status(request.build());
    if (status / 100 != SUCCESS) {
      throw new NotAccepted("The receiver answered with status %d.".formatted(status));
    }
  }

  /** The body is not waited for, since the time-out ends with the headers. */
  private int status(HttpRequest request) {
    try {
      HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
      answer.body().close();
      return answer.statusCode();
    } catch (IOException failure) {
      throw new NotAccepted(
          "The receiver could not be reached (%s).".formatted(failure.getClass().getSimpleName()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotAccepted("Sending was interrupted.");
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
