package com.sysopsquad.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The same calls with only an HTTP client on virtual threads. */
final class BareClient {

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI charges;
  private final String customer;
  private final String method;

  BareClient(String url, String customer, String method) {
    this.charges = URI.create(url + "/v1/payment_intents");
    this.customer = customer;
    this.method = method;
  }

  Duration charge(int calls, int inFlight) throws InterruptedException, ExecutionException {
    AtomicInteger left = new AtomicInteger(calls);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> callers = new ArrayList<>();
      for (int caller = 0; caller < inFlight; caller++) {
        callers.add(
            threads.submit(
                () -> {
                  while (left.getAndDecrement() > 0) {
                    charge();
                  }
                  return calls;
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    }
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private void charge() throws IOException, InterruptedException {
    String bill = UUID.randomUUID().toString();
    String form =
        "amount=2144&currency=usd&customer=%s&payment_method=%s&payment_method_types[0]=card"
                .formatted(customer, method)
            + "&confirm=true&off_session=true&metadata[bill]=%s&metadata[run]=2026-12"
                .formatted(bill)
            + "&metadata[attempt]=1";
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(charges)
                .header("Authorization", "Bearer " + ProviderProcess.KEY)
                .header("Idempotency-Key", bill + "-1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + answer.body());
    }
  }
}
