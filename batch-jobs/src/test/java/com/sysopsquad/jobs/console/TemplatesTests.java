package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TemplatesTests {

  private static final Path TEMPLATES = Path.of("src/main/resources/templates");

  /** An attribute of htmx without "data-" is not valid HTML. */
  private static final Pattern BARE = Pattern.compile("(?<![\\w-])hx[:-][a-z]+");

  static List<Path> templates() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyAttributeOfHtmxBeginsWithData(Path template) throws IOException {
    assertThat(BARE.matcher(Files.readString(template)).results().map(MatchResult::group))
        .isEmpty();
  }
}
