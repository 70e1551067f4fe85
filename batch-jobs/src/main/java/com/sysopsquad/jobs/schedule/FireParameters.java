package com.sysopsquad.jobs.schedule;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/** The parameters of one fire: what a schedule says, with the fire's own month and time put in. */
final class FireParameters {

  private FireParameters() {}

  static Map<String, String> of(Map<String, String> templates, Instant fire, ZoneId zone) {
    var month = YearMonth.from(fire.atZone(zone)).toString();
    var time = fire.truncatedTo(ChronoUnit.SECONDS).toString();
    var parameters = new TreeMap<String, String>();
    templates.forEach(
        (name, template) ->
            parameters.put(name, template.replace("{month}", month).replace("{time}", time)));
    return parameters;
  }
}
