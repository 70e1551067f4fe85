package com.sysopsquad.billing.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpContent;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends the requests of Stripe's client over kept-alive HTTP/1.1 connections. It never sends a
 * request twice, and distinguishes a request that was not sent from one whose answer is missing.
 */
final class StripeTransport extends HttpClient implements AutoCloseable {

  private static final String USER_AGENT = "sysops-squad-billing";

  /** In bytes; a page of a list has less than a tenth of it. An answer without end breaks off. */
  private static final long LARGEST_BODY = 16L << 20;

  private final java.net.http.HttpClient http;
  private final Duration readTimeout;
  private final ProviderCalls calls;

  StripeTransport(Duration connectTimeout, Duration readTimeout, ProviderCalls calls) {
    this.http =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .build();
    this.readTimeout = readTimeout;
    this.calls = calls;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    return calls.timed(request, () -> make(request));
  }

  private StripeResponse make(StripeRequest request) throws ApiConnectionException {
    HttpRequest.Builder call =
        HttpRequest.newBuilder(URI.create(request.url().toString()))
            .header("User-Agent", USER_AGENT);
    for (Map.Entry<String, List<String>> header : request.headers().map().entrySet()) {
      header.getValue().forEach(value -> call.header(header.getKey(), value));
    }
    HttpContent content = request.content();
    if (content == null) {
      call.method(request.method().name(), BodyPublishers.noBody());
    } else {
      call.header("Content-Type", content.contentType());
      call.method(request.method().name(), BodyPublishers.ofByteArray(content.byteArrayContent()));
    }
    HttpResponse<String> response = send(call.build());
    return new StripeResponse(
        response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpResponse<String> send(HttpRequest request) throws ApiConnectionException {
    CompletableFuture<HttpResponse<String>> answer =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_BODY));
    try {
      // Covers the whole exchange: a body that stops halfway must not block the call forever.
      return answer.get(readTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new ApiConnectionException(
          "No answer within %d ms".formatted(readTimeout.toMillis()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("Interrupted while waiting for an answer", e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    }
  }

  private static ApiConnectionException failed(Throwable cause) {
    if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
      return new CallNotSent("No connection: " + said(cause), cause);
    }
    String what = cause instanceof IOException ? "The connection broke: " : "The call failed: ";
    return new ApiConnectionException(what + said(cause), cause);
  }

  private static String said(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
