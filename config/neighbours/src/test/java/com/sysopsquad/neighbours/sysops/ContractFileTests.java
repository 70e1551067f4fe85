package com.sysopsquad.neighbours.sysops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.csv.UnreadableCsv;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.flows.pricing.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tried as what people and spreadsheets leave in a catalog: numbers and years out of any range,
 * texts of thousands of characters, invisible and direction-changing characters, blanks that do not
 * break, card numbers in each column, the end mark of old editors.
 */
class ContractFileTests {

  private static final String HEADER =
      "code,name,description,response_hours,max_devices,currency,monthly_price,effective_from\n";
  private static final String HOME = "HOME,Home,\"For a home, say\",24,3,USD,19.99,2024-01-01\n";

  @TempDir private Path folder;

  @Test
  void theCatalogHasTwentyFourContractsWithPricesForToday() {
    List<OfferedContract> contracts = ContractFile.read(Path.of("../contracts.csv"));

    assertThat(contracts).hasSize(24);
    PriceList prices =
        PriceList.of(contracts.stream().flatMap(contract -> contract.prices().stream()).toList());
    assertThat(contracts)
        .allSatisfy(
            contract ->
                assertThat(prices.monthlyPrice(contract.code(), LocalDate.of(2026, 11, 1)))
                    .isPresent());
    assertThat(prices.monthlyPrice("HOME-3", LocalDate.of(2026, 12, 1)))
        .contains(new Money(2149, "USD"));
    assertThat(contracts)
        .filteredOn(contract -> !contract.prices().getFirst().monthly().currency().equals("USD"))
        .hasSize(3);
  }

  @Test
  void aSecondLineAddsAPrice() throws IOException {
    List<OfferedContract> contracts =
        ContractFile.read(file(HEADER + HOME + "HOME,,,,,USD,21.49,2026-12-01\n"));

    assertThat(contracts)
        .singleElement()
        .satisfies(
            contract -> {
              assertThat(contract.description()).isEqualTo("For a home, say");
              assertThat(contract.prices()).hasSize(2);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "home,Home,x,24,3,USD,1,2024-01-01|'home' is not a code; write up to 20 capital letters",
        "X,,x,24,3,USD,1,2024-01-01|the column name is empty; fill it in",
        "X,X,x,0,3,USD,1,2024-01-01|the response_hours '0' is not a whole number from 1 up",
        "X,X,x,24,a,USD,1,2024-01-01|the max_devices 'a' is not a whole number from 1 up",
        "X,X,x,24,3,DOLLAR,1,2024-01-01|'DOLLAR' is not one of the currencies CAD, EUR, JPY, KWD, USD;",
        "X,X,x,24,3,ISK,1,2024-01-01|'ISK' is not one of the currencies CAD, EUR, JPY, KWD, USD;",
        "X,X,x,24,3,JPY,1.5,2024-01-01|1.5 has more than the 0 decimal places of JPY",
        "X,X,x,24,3,USD,1.999,2024-01-01|1.999 has more than the 2 decimal places of USD",
        "X,X,x,24,3,USD,-1,2024-01-01|the monthly_price '-1' is not a number from 0 up",
        "X,X,x,24,3,USD,1,soon|the effective_from 'soon' is not a day",
        "HOME,,,,,USD,1,2024-01-01|HOME has two prices from 2024-01-01 on; remove one of them",
        "HOME,House,,,,USD,1,2025-01-01|the name 'House' differs from the contract's first line",
        "X,X,x,24,3,USD,99999999999999999999.99,2024-01-01|the monthly_price '99999999999999999999.99' is too large;",
        "X,X,x,24,3,USD,1.123456789,2024-01-01|the monthly_price '1.123456789' is too precise;",
        "X,X,x,24,99999999999,USD,1,2024-01-01|the max_devices '99999999999' is too large;",
        "X,X,x,24,3,USD,1,+99999-01-01|the effective_from '+99999-01-01' is not between the years 1900 and 2199;",
        "X,X,x,24,3,USD,1,0026-01-01|the effective_from '0026-01-01' is not between the years 1900 and 2199;",
        "X,X,4242 4242 4242 4242,24,3,USD,1,2024-01-01|the description contains a card number; remove it.",
        "X,Card 4242-4242-4242-4242,x,24,3,USD,1,2024-01-01|the name contains a card number; remove it.",
        "4242424242424242,X,x,24,3,USD,1,2024-01-01|the code contains a card number; remove it.",
        "X,\u200B,x,24,3,USD,1,2024-01-01|the column name is empty; fill it in.",
        "X,\u00A0,x,24,3,USD,1,2024-01-01|the column name is empty; fill it in.",
        "X,A\u200BB,x,24,3,USD,1,2024-01-01|the name contains the invisible character U+200B; type it again.",
        "X,A\u202EB,x,24,3,USD,1,2024-01-01|the name contains the invisible character U+202E; type it again."
      })
  void aBadLineIsRefusedWithFileLineAndWhatToDo(String line, String sentence) throws IOException {
    Path csv = file(HEADER + HOME + line + "\n");

    assertThatThrownBy(() -> ContractFile.read(csv))
        .isInstanceOf(UnreadableCsv.class)
        .hasMessageStartingWith(csv + ", line 3: " + sentence);
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndNotRepeated() throws IOException {
    Path csv = file(HEADER + "X," + "a".repeat(5_000) + ",x,24,3,USD,1,2024-01-01\n");

    assertThatThrownBy(() -> ContractFile.read(csv))
        .hasMessage(csv + ", line 2: the name has 5000 characters; shorten it to at most 100.");
  }

  @Test
  void blanksThatNobodySeesAreIgnoredAroundAField() throws IOException {
    assertThat(ContractFile.read(file(HEADER + HOME.replace("HOME,", "\u00A0HOME\u00A0,\uFEFF"))))
        .singleElement()
        .satisfies(
            contract -> {
              assertThat(contract.code()).isEqualTo("HOME");
              assertThat(contract.name()).isEqualTo("Home");
            });
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("contracts.csv"), text);
  }
}
