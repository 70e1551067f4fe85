package com.sysopsquad.portal.settings;

import java.time.ZoneId;
import java.util.List;

/** The time zones of the world, by the names of their places. */
final class TimeZones {

  private static final List<String> ALL =
      ZoneId.getAvailableZoneIds().stream()
          .filter(
              id ->
                  id.matches(
                      "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
          .sorted()
          .toList();

  static List<String> all() {
    return ALL;
  }

  /** Whether this is the name of one. */
  static boolean isOne(String id) {
    return ALL.contains(id);
  }

  private TimeZones() {}
}
