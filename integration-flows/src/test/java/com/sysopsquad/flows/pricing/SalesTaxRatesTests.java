package com.sysopsquad.flows.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.csv.UnreadableCsv;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesTaxRatesTests {

  private static final Set<String> STATES =
      Set.of(
          ("AL AK AZ AR CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND"
                  + " NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY")
              .split(" "));

  @TempDir private Path folder;

  @Test
  void everyStateHasARate() {
    SalesTaxRates rates = SalesTaxRates.read(Path.of("../config/sales-tax.csv"));

    assertThat(STATES)
        .hasSize(51)
        .allSatisfy(state -> assertThat(rates.rate(state, LocalDate.of(2026, 11, 1))).isPresent());
    assertThat(rates.rate("CA", LocalDate.of(2019, 12, 31))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PR, 0.105",
    "GU, 0",
    "VI, 0",
    "AS, 0",
    "MP, 0",
    "AA, 0",
    "AE, 0",
    "AP, 0",
    "OR, 0",
    "CA, 0.0725"
  })
  void territoriesAndMilitaryPostHaveLinesOfTheirOwn(String state, BigDecimal rate) {
    SalesTaxRates rates = SalesTaxRates.read(Path.of("../config/sales-tax.csv"));

    assertThat(rates.knows(state)).isTrue();
    assertThat(rates.rate(state, LocalDate.of(2026, 11, 1))).contains(rate);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "California,0.07,2020-01-01|'California' is not a state; write its two capital letters",
        "CA,7.25,2020-01-01|the rate '7.25' is not a fraction of at most five places; write 7.25 %",
        "CA,0.1234567,2020-01-01|the rate '0.1234567' is not a fraction",
        "CA,-0.07,2020-01-01|the rate '-0.07' is not a number from 0 up",
        "CA,0.07,1.1.2020|the effective_from '1.1.2020' is not a day; write it as 2026-11-30",
        "CA,0.07,2026-02-30|the effective_from '2026-02-30' is not a day",
        "CA,,2020-01-01|the column rate is empty; fill it in",
        "CA,0.07|the column effective_from is empty; fill it in",
        "CA,0.07,2020-01-01,7|there are 4 fields instead of 3",
        "NY,0.05,2020-01-01|NY has two rates from 2020-01-01 on; remove one of them",
        "\"CA,0.07,2020-01-01|a field in double quotes does not end where its closing quote is, or has none; put"
      })
  void aBadLineIsRefusedWithFileLineAndWhatToDo(String line, String sentence) throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("tax.csv"),
            "state,rate,effective_from\n# remark\n\nNY,0.04,2020-01-01\n" + line + "\n");

    assertThatThrownBy(() -> SalesTaxRates.read(csv))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageStartingWith(csv + ", line 5: " + sentence);
  }

  @Test
  void aMissingOrEmptyOrForeignFileIsRefused() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.csv"), "");
    Path foreign = Files.writeString(folder.resolve("foreign.csv"), "a,b\n");

    assertThatThrownBy(() -> SalesTaxRates.read(folder.resolve("none.csv")))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> SalesTaxRates.read(empty)).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> SalesTaxRates.read(foreign))
        .hasMessageContaining("begin the file with the line state,rate,effective_from");
  }
}
