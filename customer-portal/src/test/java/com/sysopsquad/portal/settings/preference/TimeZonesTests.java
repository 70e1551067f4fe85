package com.sysopsquad.portal.settings.preference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTests {

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
}
