package com.sysopsquad.flows.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTests {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\uFF1D1", "\uFF0D1"})
  void whatASpreadsheetWouldComputeBeginsWithAnApostrophe(String text) {
    assertThat(CsvText.field(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a=b", "{\u00fc}", "[number]"})
  void otherTextIsWrittenAsItIs(String text) {
    assertThat(CsvText.field(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r=1", "\n=1"})
  void aFormulaAfterALineBreakIsNoneEither(String text) {
    assertThat(CsvText.field(text)).isEqualTo("\"'" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {" a", "a "})
  void blanksAroundATextAreKept(String text) {
    assertThat(CsvText.field(text)).isEqualTo("\"" + text + "\"");
  }

  @Test
  void commasQuotesAndLinesAreQuoted() {
    assertThat(CsvText.field("a,b")).isEqualTo("\"a,b\"");
    assertThat(CsvText.field("a\"b")).isEqualTo("\"a\"\"b\"");
    assertThat(CsvText.field("a\r\nb")).isEqualTo("\"a\r\nb\"");
    assertThat(CsvText.field("=\"a\"")).isEqualTo("\"'=\"\"a\"\"\"");
  }
}
