package com.sysopsquad.flows.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Documents that are generated and checked in: they are either rewritten or must be the same. */
final class CheckedIn {

  static final Path DOCUMENTS = Path.of("src/main/resources/contracts");
  static final Path RELEASED = Path.of("src/test/resources/released-contracts");
  static final String SCHEMA = ".schema.json";

  private static final String SETTING = "contracts";
  private static final String COMMAND =
      "mvn test -pl integration-flows -am -Dtest='ContractSchemasTests,AsyncApiTests,IbmMqScriptTests'"
          + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontracts=";

  private CheckedIn() {}

  /** Compares the folder's files that end so with these; rewrites them first when asked to. */
  static void require(Path folder, String ending, Map<String, String> generated) {
    if (asked("write") || asked("release")) {
      write(folder, ending, generated);
    }
    assertThat(read(folder, ending))
        .as(
            "The documents in %s do not say what the code does. To write them: %swrite",
            folder, COMMAND)
        .isEqualTo(generated);
  }

  /** Whether whoever runs the build says that the present contracts are released. */
  static boolean isRelease() {
    return asked("release");
  }

  static String howToRelease() {
    return COMMAND + "release";
  }

  static Map<String, String> read(Path folder, String ending) {
    Map<String, String> files = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> found = Files.list(folder)) {
        for (Path file : found.filter(path -> path.toString().endsWith(ending)).toList()) {
          files.put(String.valueOf(file.getFileName()), Files.readString(file));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  static void write(Path folder, String ending, Map<String, String> documents) {
    try {
      Files.createDirectories(folder);
      for (String old : read(folder, ending).keySet()) {
        Files.delete(folder.resolve(old));
      }
      for (Map.Entry<String, String> document : documents.entrySet()) {
        Files.writeString(folder.resolve(document.getKey()), document.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean asked(String what) {
    return what.equals(System.getProperty(SETTING));
  }
}
