package com.sysopsquad.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.schedule.Schedules;
import com.sysopsquad.jobs.schedule.definition.Schedule;
import com.sysopsquad.platform.TestPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class OperationsStartIntegrationTests {

  @Test
  void operationsStartsIsReadyAndKnowsItsJobsAndSchedules(CapturedOutput output) throws Exception {
    var database = TestPlatform.start().freshDatabase("billing");

    try (var operations = OperationsProcess.start(database);
        var http = HttpClient.newHttpClient()) {
      var port = operations.getEnvironment().getRequiredProperty("local.server.port");
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:%s/readyz".formatted(port)))
                  .build(),
              BodyHandlers.ofString());
      assertThat(operations.getBean(Jobs.class).all())
          .extracting(LaunchableJob::name)
          .contains("payment");
      assertThat(operations.getBean(Schedules.class).all())
          .filteredOn(schedule -> schedule.name().equals("payment"))
          .singleElement()
          .satisfies(
              payment -> {
                assertThat(payment.state()).isEqualTo(Schedule.State.ACTIVE);
                assertThat(payment.nextFire()).isNotNull();
                assertThat(payment.zone().getId()).isEqualTo("America/New_York");
                assertThat(payment.misfire()).contains("each missed start is caught up, in order");
              });
      assertThat(answer.statusCode()).isEqualTo(200);
      LoggerFactory.getLogger(getClass()).warn("The card 4242424242424242 must not be read");
      assertThat(output).contains("The card [number] must not be read");
    }
  }

  @Test
  void aWorkerListensOnNoPortAndHasNoSchedules() {
    var database = TestPlatform.start().freshDatabase("billing");
    OperationsProcess.start(database).close();

    try (var worker =
        OperationsProcess.start(
            database,
            "--sysops.roles=worker",
            "--sysops.payment.partitioning=remote",
            "--SYSOPS_CARD_PRIVATE_KEYS=/no/such/file",
            "--SYSOPS_CARD_VAULT_KEYS=/no/such/file")) {
      assertThat(worker).isNotInstanceOf(WebServerApplicationContext.class);
      assertThat(worker.getBeanNamesForType(Schedules.class)).isEmpty();
      assertThat(worker.containsBean("partitionWorker")).isTrue();
      assertThat(worker.containsBean("cardIntake")).isFalse();
    }
  }

  @Test
  void aWorkerTellsHealthAndMetricsWhereAPortIsNamedAndNothingElse() throws Exception {
    var database = TestPlatform.start().freshDatabase("billing");
    OperationsProcess.start(database).close();

    try (var worker =
            OperationsProcess.start(
                database,
                "--sysops.roles=worker",
                "--SYSOPS_WORKER_MANAGEMENT_PORT=0",
                "--sysops.payment.partitioning=remote",
                "--SYSOPS_CARD_PRIVATE_KEYS=/no/such/file",
                "--SYSOPS_CARD_VAULT_KEYS=/no/such/file");
        var http = HttpClient.newHttpClient()) {
      var address =
          "http://127.0.0.1:" + worker.getEnvironment().getRequiredProperty("local.server.port");
      for (var path : List.of("/actuator/prometheus", "/actuator/health/readiness")) {
        var answer =
            http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
      }
      for (var path : List.of("/", "/sign-in", "/api/runs")) {
        var answer =
            http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
      }
    }
  }

  @Test
  void aWorkerRefusesWhoComesFromElsewhereThanItsManagementAllows() throws Exception {
    var database = TestPlatform.start().freshDatabase("billing");
    OperationsProcess.start(database).close();

    try (var worker =
            OperationsProcess.start(
                database,
                "--sysops.roles=worker",
                "--sysops.management.from=203.0.113.0/24",
                "--SYSOPS_WORKER_MANAGEMENT_PORT=0",
                "--sysops.payment.partitioning=remote",
                "--SYSOPS_CARD_PRIVATE_KEYS=/no/such/file",
                "--SYSOPS_CARD_VAULT_KEYS=/no/such/file");
        var http = HttpClient.newHttpClient()) {
      var address =
          "http://127.0.0.1:" + worker.getEnvironment().getRequiredProperty("local.server.port");
      for (var path : List.of("/actuator/prometheus", "/actuator/info", "/actuator")) {
        var answer =
            http.send(
                HttpRequest.newBuilder(URI.create(address + path)).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(403);
        assertThat(answer.body()).as(path).doesNotContain("jvm_");
      }
      var probe =
          http.send(
              HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness")).build(),
              BodyHandlers.ofString());
      assertThat(probe.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void withoutABrokerAProgramSeesFromTheStatusThatMessagesAreInterrupted() throws Exception {
    var database = TestPlatform.start().freshDatabase("billing");
    String nobody = "tcp://localhost:" + freePort();

    try (var operations =
            OperationsProcess.start(
                database, "--sysops.roles=console,scheduler", "--SYSOPS_BROKER_URL=" + nobody);
        var http = HttpClient.newHttpClient()) {
      String health =
          "http://localhost:%s/actuator/health"
              .formatted(operations.getEnvironment().getRequiredProperty("local.management.port"));

      OperationsProcess.await(
          () -> status(http, health + "/messages") == 503, "the interruption is noticed");
      assertThat(status(http, health)).isEqualTo(200);
      assertThat(status(http, health + "/readiness")).isEqualTo(200);
    }
  }

  private static int status(HttpClient http, String address) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(address))
                  .header("Authorization", "Basic " + signIn())
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static String signIn() {
    var env = TestPlatform.start().env();
    return Base64.getEncoder()
        .encodeToString(
            "%s:%s"
                .formatted(env.get("SYSOPS_OPERATIONS_USER"), env.get("SYSOPS_OPERATIONS_PASSWORD"))
                .getBytes(UTF_8));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void aNodeWithoutNeighboursSaysThatItHasNoTickets() throws Exception {
    var database = TestPlatform.start().freshDatabase("billing");
    var env = TestPlatform.start().env();
    var signIn = env.get("SYSOPS_OPERATIONS_USER") + ":" + env.get("SYSOPS_OPERATIONS_PASSWORD");

    try (var operations = OperationsProcess.start(database, "--sysops.roles=console,scheduler");
        var http = HttpClient.newHttpClient()) {
      var port = operations.getEnvironment().getRequiredProperty("local.server.port");
      var answer =
          http.send(
              HttpRequest.newBuilder(URI.create("http://localhost:%s/api/tickets".formatted(port)))
                  .header(
                      "Authorization",
                      "Basic " + Base64.getEncoder().encodeToString(signIn.getBytes(UTF_8)))
                  .build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("Use a node with the role neighbours");
    }
  }
}
