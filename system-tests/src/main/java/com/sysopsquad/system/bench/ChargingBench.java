package com.sysopsquad.system.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How fast a month is billed if each call to the provider takes some time. */
final class ChargingBench {

  private static final Pattern ID = Pattern.compile("\"id\":\\s*\"([^\"]+)\"");

  private ChargingBench() {}

  static void run(Options options) throws Exception {
    int size = options.get("size", 20_000);
    int warmUp = options.get("warm-up", 5_000);
    int inFlight = options.get("in-flight", 64);
    int latency = options.get("latency", 100);
    try (ProviderProcess provider = ProviderProcess.start()) {
      String customer = create(provider, "/v1/customers", "name=Bench");
      String method =
          create(
              provider,
              "/v1/payment_methods",
              "type=card&card[number]=4242424242424242&card[exp_month]=12&card[exp_year]=2030"
                  + "&card[cvc]=123");
      post(
          provider,
          "/v1/setup_intents",
          "customer=%s&payment_method=%s&confirm=true&usage=off_session"
              .formatted(customer, method));
      post(provider, "/_control/behavior", "{\"latencyMillis\": %d}".formatted(latency));
      BareClient bare = new BareClient(provider.url(), customer, method);
      if (warmUp > 0) {
        bare.charge(warmUp, inFlight);
        bill(provider, options, warmUp, inFlight, customer, method);
      }
      BilledMonth.Times times = bill(provider, options, size, inFlight, customer, method);
      double floor = Figure.perSecond(size, bare.charge(size, inFlight));
      Figure.print("charging", Figure.perSecond(size, times.both()), "invoices/s", floor);
      Figure.print("charging-in-flight", inFlight, "calls");
    }
  }

  private static BilledMonth.Times bill(
      ProviderProcess provider,
      Options options,
      int size,
      int inFlight,
      String customer,
      String method)
      throws Exception {
    int partitions = options.get("partitions", 4);
    try (BenchDatabase database = BenchDatabase.with(size, customer, method)) {
      return BilledMonth.bill(
          database,
          partitions,
          null,
          Map.of(
              "sysops.provider.url",
              provider.url(),
              "sysops.provider.key",
              ProviderProcess.KEY,
              "sysops.provider.requests-per-second",
              1_000_000,
              "sysops.provider.in-flight",
              inFlight,
              "sysops.charging.in-flight",
              Math.ceilDiv(inFlight, partitions),
              "sysops.charging.batch",
              options.get("batch", 500)));
    }
  }

  private static String create(ProviderProcess provider, String path, String form)
      throws IOException, InterruptedException {
    String answer = post(provider, path, form);
    Matcher id = ID.matcher(answer);
    if (!id.find()) {
      throw new IllegalStateException("No id in " + answer);
    }
    return id.group(1);
  }

  private static String post(ProviderProcess provider, String path, String body)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(provider.url() + path))
                  .header("Authorization", "Bearer " + ProviderProcess.KEY)
                  .POST(HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("HTTP " + answer.statusCode() + ": " + answer.body());
      }
      return answer.body();
    }
  }
}
