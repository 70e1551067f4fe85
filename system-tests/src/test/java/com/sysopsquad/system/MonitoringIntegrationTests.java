package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.launch.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the running product publishes for those who monitor it. */
class MonitoringIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  /** A metric in a rule or in the dashboard. */
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:sysops|jvm|hikaricp|process|http_server)_[a-z_]+(?=[{\\[) ,\"]|$)");

  private static RunningProduct product;

  @BeforeAll
  static void start() {
    product =
        RunningProduct.start(
            Map.of(
                "SYSOPS_SCHEDULES_COLLECTION_CRON", "*/15 * * * * ?",
                "SYSOPS_METRICS_EVERY", "1s"));
    long payment = product.operations().startPayment(product.nextMonthsEnd());
    assertThat(product.operations().runToEnd(payment)).isEqualTo("COMPLETED");
  }

  @AfterAll
  static void stop() {
    product.close();
  }

  @Test
  void eachMetricOfTheRulesAndOfTheDashboardIsPublished() throws IOException {
    Set<String> named = new TreeSet<>();
    named.addAll(metrics("sysops-rules.yml"));
    named.addAll(metrics("grafana-dashboard.json"));
    assertThat(named).hasSizeGreaterThan(20).contains("sysops_schedule_paused");

    Waiting.until("all are published", LIMIT, () -> published().containsAll(named));
  }

  @Test
  void theFiguresOfARunAreThoseOfItsPage() {
    Waiting.until(
        "the run's bills are counted",
        LIMIT,
        () -> value("sysops_run_items{job=\"payment\",outcome=\"paid\"}") > 0);

    assertThat(value("sysops_runs{job=\"payment\",state=\"completed\"}")).isPositive();
    assertThat(value("sysops_runs{job=\"payment\",state=\"failed\"}")).isZero();
  }

  @Test
  void theNeighborsOfOperationsPublishTheirFiguresToo() {
    Waiting.until(
        "they are published",
        LIMIT,
        () ->
            operations()
                .contains(
                    "sysops_outbox_messages{quantum=\"sysops\",queue=\"CUSTOMER.TICKET_STATUS\"}"));
  }

  private static Set<String> metrics(String file) throws IOException {
    Path monitoring = Product.here().root().resolve("config/monitoring");
    return METRIC
        .matcher(Files.readString(monitoring.resolve(file)))
        .results()
        .map(found -> found.group())
        .collect(Collectors.toSet());
  }

  private static Set<String> published() {
    return Stream.of(operations(), portal())
        .flatMap(String::lines)
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("[{ ]", 2)[0])
        .collect(Collectors.toSet());
  }

  private static double value(String series) {
    return operations()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static String operations() {
    Installation installation = product.installation();
    return Http.as(
            installation.setting("SYSOPS_OPERATIONS_USER"),
            installation.setting("SYSOPS_OPERATIONS_PASSWORD"))
        .get(installation.operationsManagement() + "/actuator/prometheus");
  }

  private static String portal() {
    return Http.anonymous().get(product.installation().portalManagement() + "/actuator/prometheus");
  }
}
