package com.sysopsquad.jobs.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTimesTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<td>2026-12-01 08:30:00</td><td>UTC</td>",
        "<p>Since <span>2026-12-01 08:30</span></p><p>UTC</p>",
        "<td data-label=\"Start\">8:30</td>",
        "<p>At 13:05, or 3:30 AM</p>"
      })
  void aTimeWithoutItsZoneIsFound(String page) {
    assertThat(ClockTimes.withoutZone(page)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<td data-label=\"UTC\" class=\"text-break\">2026-12-01 08:30:00</td>",
        "<p>Since <span>2026-12-01 08:30</span>\n UTC</p>",
        "<p>Every day at 3:30 AM, 3:30:05 PM</p>",
        "<code>--since 2026-11-27T20:00:00Z</code>",
        "<p>All times are in <span>GMT-05:00</span>.</p>",
        "<p>localhost:8081, 10.0.0.1:8081</p>",
        "<pre>{\"at\": \"08:30\"}</pre>",
        "<time title=\"2026-12-01 08:30:00\">now</time>"
      })
  void whatSaysItsZoneOrIsNoTimeIsNone(String page) {
    assertThat(ClockTimes.withoutZone(page)).isEmpty();
  }
}
