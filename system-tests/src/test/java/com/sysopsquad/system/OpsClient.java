package com.sysopsquad.system;

import com.sysopsquad.platform.launch.Product;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code ./ops} for an installation, as the runbook writes it. */
final class OpsClient {

  private static final JsonMapper JSON = new JsonMapper();

  private final Path root = Product.here().root();
  private final Path folder;

  OpsClient(Installation installation) {
    this.folder = installation.folder();
  }

  /**
   * What the command prints.
   *
   * @throws IllegalStateException if it fails, with its words
   */
  String run(String... words) {
    return run(List.of(words));
  }

  /** The same, of a command in one line without quotes. */
  String line(String command) {
    return run(command.split(" ", -1));
  }

  /** What a command in one line answers in JSON. */
  JsonNode json(String command) {
    return JSON.readTree(line(command + " --json"));
  }

  private String run(List<String> words) {
    List<String> command = new ArrayList<>(List.of("bash", "ops"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("SYSOPS_VAR", folder.toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      String complaint =
          new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "%s ended with %d: %s %s".formatted(words, code, said, complaint));
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
