package com.sysopsquad.portal.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTests {

  @Test
  void fieldsAreQuotedWhereTheyMustBe() {
    String line =
        new CsvLine()
            .text("plain")
            .text("a, b")
            .text("say \"hi\"")
            .text("two\nlines")
            .text("")
            .value(new BigDecimal("-19.90"))
            .toString();

    assertThat(line).isEqualTo("plain,\"a, b\",\"say \"\"hi\"\"\",\"two\nlines\",,-19.90\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"})
  void noTextIsAFormula(String text) {
    assertThat(new CsvLine().text(text).toString().replace("\"", ""))
        .isEqualTo("'" + text + "\r\n");
  }
}
