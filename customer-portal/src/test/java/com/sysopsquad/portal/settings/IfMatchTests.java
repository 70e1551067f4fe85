package com.sysopsquad.portal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.portal.api.problem.WrongHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"20\"",
        "\"20\", \"999\"",
        "\"a,b\" ,\"20\"",
        ",, \"20\"",
        "*",
        " * ",
        "W/\"20\"",
        "\"20-gzip\"",
        "W/\"20-gzip\"",
        "\"20--gzip\"",
        "\"20-br\"",
        "\"999\", W/\"20\""
      })
  void aTagOfTheVersionAllowsItAlsoThroughAProxyThatCompresses(String header) {
    assertThat(IfMatch.of(header).allows(20)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"21\"",
        "\"2\", \"0\"",
        "W/\"21\"",
        "W/\"x\"",
        "\"20x\"",
        "\"20-\"",
        "\"\"",
        "\"*\"",
        "\"gzip\"",
        "\"020\"",
        "\"20-gzip-gzip\""
      })
  void noOtherTagDoes(String header) {
    assertThat(IfMatch.of(header).allows(20)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20",
        "\"20",
        "20\"",
        "",
        " ",
        ",",
        "W/20",
        "'20'",
        "\"20\" \"21\"",
        "\"20\", 21",
        "*, \"20\""
      })
  void aHeaderThatCannotBeReadIsRefused(String header) {
    assertThatThrownBy(() -> IfMatch.of(header))
        .isInstanceOf(WrongHeader.class)
        .hasMessage("The header If-Match cannot be read");
  }

  @Test
  void withoutTheHeaderThereIsNoCondition() {
    assertThat(IfMatch.of(null).allows(20)).isTrue();
  }
}
