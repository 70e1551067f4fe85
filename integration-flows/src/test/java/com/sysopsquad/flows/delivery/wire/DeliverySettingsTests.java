package com.sysopsquad.flows.delivery.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DeliverySettingsTests {

  @Test
  void sentMessagesAreKeptNoLongerThanInboxesRemember() {
    assertThatThrownBy(
            () ->
                settings(Map.of("sysops.delivery.kept", "36d", "sysops.delivery.retention", "35d")))
        .rootCause()
        .hasMessage(
            "sysops.delivery.kept (36 days) must not be longer than sysops.delivery.retention"
                + " (35 days), since receivers recognize a message that is sent again only as long"
                + " as they remember it");
    assertThat(settings(Map.of("sysops.delivery.kept", "35d")).keptDays()).isEqualTo(35);
  }

  @Test
  void withoutTheSettingTheyAreKeptForTwoWeeksOrAsLongAsTheInboxRemembers() {
    assertThat(settings(Map.of()).keptDays()).isEqualTo(14);
    assertThat(settings(Map.of("sysops.delivery.retention", "7d")).keptDays()).isEqualTo(7);
  }

  @Test
  void keepingCanBeSwitchedOff() {
    assertThat(settings(Map.of("sysops.delivery.kept", "0")).keepsSent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"-1d", "1h"})
  void aPartOfADayIsRefused(String kept) {
    assertThatThrownBy(() -> settings(Map.of("sysops.delivery.kept", kept)))
        .rootCause()
        .hasMessage("sysops.delivery.kept must be 0 or at least 1 day");
  }

  private static DeliverySettings settings(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate("sysops.delivery", DeliverySettings.class);
  }
}
