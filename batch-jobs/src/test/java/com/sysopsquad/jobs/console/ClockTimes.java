package com.sysopsquad.jobs.console;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks for times of 24 hours that do not say their zone, such as those in UTC. Times with AM and
 * PM are in the zone that each page names at its end.
 */
final class ClockTimes {

  private static final Pattern OF_24_HOURS =
      Pattern.compile("(?<![\\d:T+-])\\d{1,2}:\\d{2}(?::\\d{2})?+\\b(?! ?[AP]M)");
  private static final Pattern ZONE =
      Pattern.compile("\\b(?:UTC|GMT|E[SD]T|Eastern)\\b|\\bAmerica/");

  private ClockTimes() {}

  /** The texts of a page that have such a time and no zone; without messages that it shows. */
  static List<String> withoutZone(String page) {
    return page.replaceAll("\\s+", " ")
        .replaceAll("<(script|style|pre|textarea)\\b.*?</\\1>", "\n")
        .replaceAll("<[^>]*data-label=\"([^\"]*)\"[^>]*>", "\n$1: ")
        .replaceAll("</?(?:a|b|code|em|span|strong|time)\\b[^>]*>", "")
        .replaceAll("<[^>]*>", "\n")
        .lines()
        .map(String::strip)
        .filter(text -> OF_24_HOURS.matcher(text).find() && !ZONE.matcher(text).find())
        .toList();
  }
}
