package com.sysopsquad.jobs.console.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextDiffTests {

  @ParameterizedTest
  @CsvSource({
    "abc, abc, ' a b c'",
    "abc, axc, ' a-b+x c'",
    "abc, bc, '-a b c'",
    "ab, abc, ' a b+c'",
    "abcd, bxd, '-a b-c+x d'"
  })
  void linesOfOneTextAreMarked(String original, String copy, String lines) {
    assertThat(diff(original, copy)).isEqualTo(lines);
  }

  @Test
  void textsThatAreTooLongAreNotCompared() {
    assertThat(TextDiff.of("a\n".repeat(2_000), "b")).isEmpty();
  }

  private static String diff(String original, String copy) {
    return TextDiff.of(lines(original), lines(copy)).stream()
        .map(line -> line.sign() + line.text())
        .collect(Collectors.joining());
  }

  private static String lines(String each) {
    return each.chars().mapToObj(Character::toString).collect(Collectors.joining("\n"));
  }
}
