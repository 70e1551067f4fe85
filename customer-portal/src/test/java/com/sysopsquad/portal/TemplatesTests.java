package com.sysopsquad.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplatesTests {

  /** An attribute of htmx without "data-" is not valid HTML. */
  private static final Pattern BARE = Pattern.compile("(?<![\\w-])hx[:-][a-z]+");

  static List<Path> templates() {
    return TextFiles.files(TextFiles.TEMPLATES, ".html");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyAttributeOfHtmxBeginsWithData(Path template) {
    assertThat(BARE.matcher(TextFiles.content(template)).results().map(MatchResult::group))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<a hx-get=\"/x\">",
        "<a\nhx-target=\"#x\">",
        "<a hx:get=\"@{/x}\">",
        "<a th:hx-get=\"@{/x}\">",
        "<a th:attr=\"hx-get=@{/x}\">"
      })
  void anAttributeWithoutDataIsFound(String markup) {
    assertThat(BARE.matcher(markup).find()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"<a data-hx-get=\"/x\">", "<a th:data-hx-get=\"@{/x}\">"})
  void anAttributeWithDataIsNone(String markup) {
    assertThat(BARE.matcher(markup).find()).isFalse();
  }
}
