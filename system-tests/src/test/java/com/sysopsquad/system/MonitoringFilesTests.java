package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sysopsquad.platform.launch.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a deployment copies from config/monitoring is valid, and the rules tell what they say. */
class MonitoringFilesTests {

  private static final int COLUMNS = 24;

  @TempDir Path output;

  @Test
  void theExampleForPrometheusIsValid() throws Exception {
    check("promtool", "apt install prometheus", "check", "config", "prometheus.yml");
  }

  @Test
  void theAlertRulesAreValid() throws Exception {
    check("promtool", "apt install prometheus", "check", "rules", "sysops-rules.yml");
  }

  @Test
  void theAlertRulesTellWhatTheyShallAndNothingElse() throws Exception {
    check("promtool", "apt install prometheus", "test", "rules", "sysops-rules-test.yml");
  }

  @Test
  void theExampleForAlertmanagerIsValid() throws Exception {
    check("amtool", "apt install prometheus-alertmanager", "check-config", "alertmanager.yml");
  }

  @Test
  void eachAlertHasATest() throws IOException {
    String tests = Files.readString(monitoring().resolve("sysops-rules-test.yml"));

    assertThat(Files.readAllLines(monitoring().resolve("sysops-rules.yml")))
        .filteredOn(line -> line.strip().startsWith("- alert: "))
        .extracting(line -> line.strip().substring("- alert: ".length()))
        .hasSizeGreaterThan(10)
        .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert));
  }

  @Test
  void noTwoPanelsOfTheDashboardShareANumberOrAPlace() throws IOException {
    JsonNode dashboard =
        JsonMapper.shared()
            .readTree(Files.readString(monitoring().resolve("grafana-dashboard.json")));
    Set<Integer> numbers = new HashSet<>();
    Set<List<Integer>> places = new HashSet<>();

    assertThat(dashboard.path("panels"))
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(numbers.add(panel.path("id").asInt())).isTrue();
              JsonNode place = panel.path("gridPos");
              int right = place.path("x").asInt() + place.path("w").asInt();
              assertThat(right).isLessThanOrEqualTo(COLUMNS);
              for (int x = place.path("x").asInt(); x < right; x++) {
                int bottom = place.path("y").asInt() + place.path("h").asInt();
                for (int y = place.path("y").asInt(); y < bottom; y++) {
                  assertThat(places.add(List.of(x, y))).as("%s at %s", panel, place).isTrue();
                }
              }
            });
  }

  private void check(String name, String missing, String... arguments) throws Exception {
    Optional<Path> program = program(name);
    assumeThat(program).as("%s is missing: %s", name, missing).isPresent();
    List<String> command = new ArrayList<>(List.of(program.orElseThrow().toString()));
    command.addAll(List.of(arguments));
    Path said = output.resolve("output");

    Process process =
        new ProcessBuilder(command)
            .directory(monitoring().toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();

    int status = process.waitFor();
    assertThat(status).as(Files.readString(said)).isZero();
  }

  private static Path monitoring() {
    return Product.here().root().resolve("config/monitoring");
  }

  private static Optional<Path> program(String name) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(path -> Path.of(path, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
