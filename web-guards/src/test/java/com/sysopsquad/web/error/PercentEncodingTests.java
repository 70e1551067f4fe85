package com.sysopsquad.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingTests {

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/plans", "q=caf%C3%A9", "%F0%9F%98%80", "a%00b", "a+b&c=d"})
  void whatIsEncodedInUtf8IsReadable(String part) {
    assertThat(PercentEncoding.isReadable(part)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%ff", "/%zz", "%C3%28", "%", "a%4", "%C3", "%ED%A0%80", "Zo\u00eb"})
  void whatIsNotIsNot(String part) {
    assertThat(PercentEncoding.isReadable(part)).isFalse();
  }

  @Test
  void aMissingPartIsReadable() {
    assertThat(PercentEncoding.isReadable(null)).isTrue();
  }
}
