package com.sysopsquad.portal.settings.preference;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.portal.TextFiles;
import com.sysopsquad.portal.settings.preference.TimeZones.Choice;
import java.text.Collator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTests {

  /** Tried: times with and without a name of their own, a city with two words. */
  @ParameterizedTest
  @CsvSource({
    "America/Puerto_Rico, Puerto Rico – Atlantic Time, Puerto Rico – Atlantik-Zeit",
    "Pacific/Honolulu, Honolulu – Hawaii-Aleutian Time, Honolulu – Hawaii-Aleuten-Zeit",
    "Africa/Cairo, Cairo – Eastern European Time, Kairo – Osteuropäische Zeit",
    "Europe/Berlin, Berlin – Central European Time, Berlin – Mitteleuropäische Zeit",
    "Asia/Kolkata, Kolkata Time, Kalkutta (Ortszeit)"
  })
  void aZoneIsNamedInTheLanguageOfThePage(String id, String english, String german) {
    assertThat(named(id, Locale.US)).isEqualTo(english);
    assertThat(named(id, Locale.GERMANY)).isEqualTo(german);
  }

  @Test
  void theOthersFollowInTheAlphabetOfTheLanguage() {
    List<String> names =
        TimeZones.choices("", TextFiles.texts().in(Locale.GERMANY), Locale.GERMANY).stream()
            .map(Choice::name)
            .toList();

    assertThat(names.getFirst()).startsWith("Puerto Rico");
    assertThat(names.subList(9, names.size()))
        .isSortedAccordingTo(Collator.getInstance(Locale.GERMANY));
  }

  @Test
  void thoseOfTheUnitedStatesComeFirstAndTheOthersFollowByName() {
    assertThat(TimeZones.toChooseFrom(""))
        .startsWith("America/Puerto_Rico", "America/New_York", "America/Chicago")
        .doesNotHaveDuplicates()
        .allMatch(TimeZones::isOne);
    assertThat(TimeZones.toChooseFrom("").subList(9, TimeZones.toChooseFrom("").size()))
        .startsWith("Africa/Abidjan")
        .isSorted();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Africa/Asmera", "Asia/Calcutta", "America/Indianapolis", "Australia/NSW"})
  void aFormerNameIsTakenButOfferedOnlyToWhoHasIt(String former) {
    assertThat(TimeZones.isOne(former)).isTrue();
    assertThat(TimeZones.toChooseFrom("America/New_York")).doesNotContain(former);
    assertThat(TimeZones.toChooseFrom(former)).contains(former);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Africa/Asmara", "Asia/Kolkata", "America/Indiana/Indianapolis", "Europe/Kyiv"})
  void aPresentNameIsOffered(String present) {
    assertThat(TimeZones.toChooseFrom("")).contains(present);
  }

  private static String named(String id, Locale locale) {
    return TimeZones.choices(id, TextFiles.texts().in(locale), locale).stream()
        .filter(choice -> choice.id().equals(id))
        .map(Choice::name)
        .findFirst()
        .orElseThrow();
  }
}
