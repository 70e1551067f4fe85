package com.sysopsquad.portal.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.TextFiles;
import com.sysopsquad.portal.display.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SupportContractTests {

  private static final Texts GERMAN = TextFiles.texts().in(Locale.GERMANY);
  private static final Texts ENGLISH = TextFiles.texts().in(Locale.US);

  static List<String> descriptions() throws IOException {
    return Pattern.compile("\"([^\"]+)\"")
        .matcher(Files.readString(Path.of("../config/contracts.csv")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("descriptions")
  void theCatalogThatWeShipIsDescribedInBothLanguages(String description) {
    assertThat(GERMAN.of(contract(description).described())).isNotEqualTo(description);
    assertThat(ENGLISH.of(contract(description).described())).isEqualTo(description);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Remote help for one device on all days",
        "Remote help",
        "Hilfe für {0} Geräte, \"24/7\"",
        "It isn't {0}",
        ""
      })
  void aDescriptionThatTheCatalogHasChangedIsShownAsItIs(String description) {
    assertThat(GERMAN.of(contract(description).described())).isEqualTo(description);
  }

  @Test
  void theGermanDescriptionIsThatOfTheContract() {
    assertThat(GERMAN.of(contract("Everything that plugs in, 24/7").described()))
        .isEqualTo("Alles mit Stecker, rund um die Uhr");
  }

  private static SupportContract contract(String description) {
    return new SupportContract("TEST-1", "Test", description, 24, 1);
  }
}
