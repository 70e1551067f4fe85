package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTests {

  private static final Set<String> BRAND = Set.of("Sysops Squad");

  private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
  private static final Pattern TAG = Pattern.compile("<(?:\"[^\"]*\"|'[^']*'|[^>\"'])*>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([A-Za-z:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
  private static final Pattern SPOKEN =
      Pattern.compile("(aria-label|aria-description|placeholder|title|alt|data-label|label)");
  private static final Pattern SPOKEN_BY_TEMPLATE =
      Pattern.compile("th:(text|utext|aria-label|placeholder|title|alt|data-label|attr)");
  private static final Pattern EXPRESSION =
      Pattern.compile("[$#@~*]\\{(?:[^{}]|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*\\}");
  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*|.*\\p{L}\\s.*");
  private static final Pattern LITERAL = Pattern.compile("[\"'#{]([a-z]+\\.[A-Za-z0-9_.-]*)");

  static List<String> features() {
    return TextFiles.features();
  }

  static List<Path> templates() {
    return TextFiles.files(TextFiles.TEMPLATES, ".html");
  }

  @ParameterizedTest
  @MethodSource("features")
  void everyTextIsThereInBothLanguagesWithTheSameArguments(String feature) {
    Map<String, String> english = TextFiles.read(feature);
    Map<String, String> german = TextFiles.read(feature + "_de");

    assertThat(german.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet()).allMatch(key -> key.startsWith(feature + "."));
    for (String key : english.keySet()) {
      assertThat(places(german.getOrDefault(key, "")))
          .as(key)
          .isEqualTo(places(english.getOrDefault(key, "")));
    }
  }

  @ParameterizedTest
  @MethodSource("features")
  void everyTextCanBeFormatted(String feature) {
    for (String file : List.of(feature, feature + "_de")) {
      assertThat(TextFiles.read(file))
          .allSatisfy(
              (key, text) -> {
                assertThat(text).as(key).isNotBlank().doesNotContain("'");
                if (!places(text).isEmpty()) {
                  assertThat(new MessageFormat(text, Locale.ROOT).format(numbers())).isNotBlank();
                }
              });
    }
  }

  @Test
  void theFilesAreThoseOfTheConfiguration() {
    String configuration = TextFiles.content(Path.of("src/main/resources/application.yaml"));

    assertThat(features()).allMatch(feature -> configuration.contains("messages/" + feature));
  }

  @ParameterizedTest
  @MethodSource("features")
  void everyTextIsUsed(String feature) {
    Set<String> named = named();

    assertThat(TextFiles.read(feature).keySet())
        .allMatch(key -> named.contains(key) || named.stream().anyMatch(begins(key)));
  }

  @Test
  void everyTextThatATemplateNamesIsThere() {
    Set<String> known =
        features().stream()
            .flatMap(feature -> TextFiles.read(feature).keySet().stream())
            .collect(Collectors.toSet());
    Pattern code = Pattern.compile("#\\{([a-z]+\\.[a-z0-9-]+)");

    for (Path template : TextFiles.files(TextFiles.TEMPLATES, ".html")) {
      assertThat(code.matcher(TextFiles.content(template)).results().map(each -> each.group(1)))
          .as(template.toString())
          .isSubsetOf(known);
    }
  }

  @ParameterizedTest
  @MethodSource("templates")
  void allThatATemplateSaysComesFromTheTexts(Path template) {
    String markup = TextFiles.content(template).replaceAll("(?s)<!--.*?-->|<style>.*?</style>", "");
    List<String> literal = new ArrayList<>();

    TAG.splitAsStream(markup)
        .map(text -> EXPRESSION.matcher(text).replaceAll(""))
        .map(String::strip)
        .filter(text -> WORD.matcher(text).find() && !BRAND.contains(text))
        .forEach(literal::add);
    TAG.matcher(markup)
        .results()
        .map(tag -> ATTRIBUTE.matcher(tag.group()))
        .flatMap(Matcher::results)
        .flatMap(
            attribute ->
                said(
                    attribute.group(1),
                    attribute.group(2) == null ? attribute.group(3) : attribute.group(2)))
        .forEach(literal::add);

    assertThat(literal).isEmpty();
  }

  /** What an attribute says to people by itself. */
  private static Stream<String> said(String name, String value) {
    String rest = EXPRESSION.matcher(value).replaceAll("");
    for (String brand : BRAND) {
      rest = rest.replace(brand, "");
    }
    if (SPOKEN.matcher(name).matches()) {
      return WORD.matcher(rest).find() ? Stream.of(name + "=" + value) : Stream.empty();
    }
    if (name.equals("th:replace") || name.equals("th:insert")) {
      return QUOTED
          .matcher(value)
          .results()
          .map(found -> found.group(1))
          .filter(SENTENCE.asMatchPredicate());
    }
    if (SPOKEN_BY_TEMPLATE.matcher(name).matches() && !name.equals("th:attr")) {
      return WORD.matcher(rest).find() ? Stream.of(name + "=" + value) : Stream.empty();
    }
    return Stream.empty();
  }

  /** Codes, and beginnings of codes, that templates and classes name. */
  private static Set<String> named() {
    return Stream.concat(
            TextFiles.files(TextFiles.TEMPLATES, ".html").stream(),
            TextFiles.files(TextFiles.SOURCES, ".java").stream())
        .map(TextFiles::content)
        .map(LITERAL::matcher)
        .flatMap(Matcher::results)
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A text of which only the beginning is named has a further part, such as its heading. */
  private static Predicate<String> begins(String key) {
    boolean ofMany = key.indexOf('.') != key.lastIndexOf('.');
    return named ->
        switch (named.charAt(named.length() - 1)) {
          case '-' -> key.startsWith(named);
          case '.' -> ofMany && key.startsWith(named);
          default -> key.startsWith(named + ".");
        };
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Object[] numbers() {
    return new Object[] {1, 2, 3, 4, 5};
  }
}
