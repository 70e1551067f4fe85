package com.sysopsquad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sysopsquad.web.body.RefusedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class PauseBeforeClosingIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @RestController
  static class Application {

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    @Bean
    RefusedRequests refused() {
      return (request, response, status) -> response.sendError(status.value());
    }

    @Bean
    SecurityFilterChain everybody(HttpSecurity security) {
      return security.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
    }

    @GetMapping("/quick")
    String quick() {
      return "quick";
    }

    @GetMapping("/slow")
    String slow() throws InterruptedException {
      begun.countDown();
      end.await();
      return "slow";
    }
  }

  @Test
  void afterTheSignalToStopRequestsAreServedUntilThePauseIsOverWhileReadinessIsOff()
      throws Exception {
    ConfigurableApplicationContext context = start("15s");
    Application application = context.getBean(Application.class);
    URI address = address(context);
    var slow =
        http.sendAsync(
            HttpRequest.newBuilder(address.resolve("/slow")).build(), BodyHandlers.ofString());
    application.begun.await();
    assertThat(status(address, "/readyz")).isEqualTo(200);

    CompletableFuture<Void> closing = CompletableFuture.runAsync(context::close);

    await().atMost(LIMIT).until(() -> status(address, "/readyz") == 503);
    assertThat(status(address, "/livez")).isEqualTo(200);
    assertThat(status(address, "/quick")).isEqualTo(200);
    assertThat(closing).isNotDone();
    await().atMost(LIMIT).until(() -> !isOpen(address));
    assertThat(slow).isNotDone();
    application.end.countDown();
    assertThat(slow.get().body()).isEqualTo("slow");
    closing.join();
  }

  @Test
  void withoutAPauseTheListenerClosesAtOnce() {
    ConfigurableApplicationContext context = start("0s");
    URI address = address(context);
    assertThat(isOpen(address)).isTrue();

    context.close();

    assertThatThrownBy(() -> status(address, "/quick")).isInstanceOf(IOException.class);
  }

  private static ConfigurableApplicationContext start(String pause) {
    return new SpringApplicationBuilder(Application.class)
        .properties(
            "server.port=0",
            "server.shutdown=graceful",
            "sysops.web.address=http://localhost",
            "sysops.web.stopping.pause=" + pause,
            "management.endpoint.health.probes.enabled=true",
            "management.endpoint.health.probes.add-additional-paths=true")
        .run();
  }

  private static URI address(ConfigurableApplicationContext context) {
    return URI.create(
        "http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
  }

  private boolean isOpen(URI address) {
    try {
      return status(address, "/quick") == 200;
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  /** On a connection of its own, as a balancer would ask. */
  private static int status(URI address, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(address.resolve(path)).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }
}
