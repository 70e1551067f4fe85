package com.sysopsquad.flows.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MaskedLogTests {

  private static final String NUMBER = "4242424242424242";

  @TempDir Path folder;

  @Test
  void aLogHoldsNoCardNumberNeitherInMessagesNorInCauses() throws IOException {
    Path file = folder.resolve("masked.log");

    log(file, "Card " + NUMBER + " came", new IllegalStateException("No " + NUMBER + " here"));

    assertThat(Files.readString(file))
        .contains("Card [number] came", "IllegalStateException: No [number] here")
        .doesNotContain(NUMBER);
  }

  /** ECS, Logstash and Graylog: in messages, in stack traces and in what the thread names. */
  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash", "gelf"})
  void aStructuredLogHoldsNoCardNumberEither(String format) throws IOException {
    Path file = folder.resolve("masked.json");

    try (MDC.MDCCloseable _ = MDC.putCloseable("customer", "Card " + NUMBER)) {
      log(
          file,
          "Card " + NUMBER + " came",
          new IllegalStateException("No " + NUMBER + " here"),
          "logging.structured.format.file",
          format);
    }

    assertThat(Files.readAllLines(file))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line)
                  .contains("Card [number] came", "IllegalStateException: No [number] here")
                  .contains("customer\":\"Card [number]\"")
                  .doesNotContain(NUMBER);
              assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue();
            });
  }

  /** In the names and the values of what a line or its thread adds, whatever type they have. */
  @ParameterizedTest
  @ValueSource(strings = {"ecs", "logstash", "gelf"})
  void noFieldOfAStructuredLogHoldsACardNumber(String format) throws IOException {
    Path file = folder.resolve("fields.json");

    try (MDC.MDCCloseable _ = MDC.putCloseable("of " + NUMBER, "x")) {
      log(
          file,
          logger ->
              logger
                  .atError()
                  .addKeyValue("digits", Long.valueOf(NUMBER))
                  .addKeyValue("list", List.of("a", NUMBER))
                  .addKeyValue("array", new String[] {NUMBER})
                  .addKeyValue("map", Map.of("k " + NUMBER, new StringBuilder(NUMBER)))
                  .addKeyValue("cause", new IllegalStateException(NUMBER))
                  .addKeyValue("attempts", 3)
                  .log("Fields"),
          "logging.structured.format.file",
          format);
    }

    assertThat(Files.readAllLines(file))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line).contains("Fields", "[number]").doesNotContain(NUMBER);
              assertThat(JsonMapper.shared().readTree(line).isObject()).isTrue();
            });
  }

  /** What would be hidden as "password=x" in a message is hidden as a field. */
  @Test
  void aFieldThatIsNamedAsASecretIsHidden() throws IOException {
    Path file = folder.resolve("secret.json");

    log(
        file,
        logger ->
            logger
                .atError()
                .addKeyValue("password", "correct horse")
                .addKeyValue("attempts", 3)
                .log("Fields"),
        "logging.structured.format.file",
        "ecs");

    String line = Files.readAllLines(file).getFirst();
    assertThat(line).doesNotContain("correct").doesNotContain("horse");
    JsonNode read = JsonMapper.shared().readTree(line);
    assertThat(read.path("password").asString()).isEqualTo("[masked]");
    assertThat(read.path("attempts").isInt()).isTrue();
  }

  @Test
  void aStructuredLogNamesWhatItsThreadNames() throws IOException {
    Path file = folder.resolve("named.json");

    try (MDC.MDCCloseable _ = MDC.putCloseable("run", "12")) {
      log(file, "Begins", new IllegalStateException("x"), "logging.structured.format.file", "ecs");
    }

    JsonNode line = JsonMapper.shared().readTree(Files.readAllLines(file).getFirst());
    assertThat(line.path("run").asString()).isEqualTo("12");
    assertThat(line.path("message").asString()).isEqualTo("Begins");
    assertThat(line.path("log").path("level").asString()).isEqualTo("ERROR");
  }

  private void log(Path file, String message, Exception cause, String... setting) {
    log(file, logger -> logger.error(message, cause), setting);
  }

  private void log(Path file, Consumer<Logger> line, String... setting) {
    MockEnvironment environment =
        new MockEnvironment().withProperty("logging.file.name", file.toString());
    if (setting.length > 0) {
      environment.setProperty(setting[0], setting[1]);
      System.setProperty("FILE_LOG_STRUCTURED_FORMAT", setting[1]);
    }
    LogFile logFile = Objects.requireNonNull(LogFile.get(environment));
    logFile.applyToSystemProperties();
    LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());
    try {
      logging.cleanUp();
      logging.beforeInitialize();
      logging.initialize(
          new LoggingInitializationContext(environment),
          "classpath:com/sysopsquad/flows/masking/logback.xml",
          logFile);
      line.accept(LoggerFactory.getLogger(getClass()));
    } finally {
      System.clearProperty("LOG_FILE");
      System.clearProperty("FILE_LOG_STRUCTURED_FORMAT");
      logging.cleanUp();
      logging.initialize(new LoggingInitializationContext(new MockEnvironment()), null, null);
    }
  }
}
