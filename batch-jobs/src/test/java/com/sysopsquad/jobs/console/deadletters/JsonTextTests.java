package com.sysopsquad.jobs.console.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTests {

  @Test
  void eachValueIsOnALineOfItsOwn() {
    assertThat(JsonText.format("{\"a\" :1,\"b\":[ {\"c\":null},2 ]}"))
        .isEqualTo(
            """
            {
              "a": 1,
              "b": [
                {
                  "c": null
                },
                2
              ]
            }\
            """);
  }

  @Test
  void valuesStayAsTheyWereWritten() {
    assertThat(JsonText.format("{\"n\":1.50,\"e\":1E400,\"t\":\"\\u00e9 \\\" , {\"}"))
        .contains("1.50", "1E400", "\"\\u00e9 \\\" , {\"");
  }

  @Test
  void emptyObjectsAndListsStayOnTheirLine() {
    assertThat(JsonText.format("{\"a\":{ },\"b\":[\n]}"))
        .isEqualTo("{\n  \"a\": {},\n  \"b\": []\n}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON, {", "{\"a\":", "7", "{} {", "\u0000"})
  void otherTextStaysAsItIs(String text) {
    assertThat(JsonText.format(text)).isEqualTo(text);
  }
}
