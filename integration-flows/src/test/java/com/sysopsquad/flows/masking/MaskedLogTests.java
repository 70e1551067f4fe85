package com.sysopsquad.flows.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.mock.env.MockEnvironment;

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

  private void log(Path file, String message, Exception cause) {
    MockEnvironment environment =
        new MockEnvironment().withProperty("logging.file.name", file.toString());
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
      LoggerFactory.getLogger(getClass()).error(message, cause);
    } finally {
      System.clearProperty("LOG_FILE");
      logging.cleanUp();
      logging.initialize(new LoggingInitializationContext(new MockEnvironment()), null, null);
    }
  }
}
