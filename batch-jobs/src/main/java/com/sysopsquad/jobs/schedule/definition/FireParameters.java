package com.sysopsquad.jobs.schedule.definition;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of one start: those of the schedule, with the day, month and time at which it was
 * due.
 */
public final class FireParameters {

  private FireParameters() {}

  public static Map<String, String> of(Map<String, String> templates, Instant fire, ZoneId zone) {
    var day = LocalDate.ofInstant(fire, zone);
    var month = YearMonth.from(day).toString();
    var time = fire.truncatedTo(ChronoUnit.SECONDS).toString();
    var parameters = new TreeMap<String, String>();
    templates.forEach(
        (name, template) ->
            parameters.put(
                name,
                template
                    .replace("{day}", day.toString())
                    .replace("{month}", month)
                    .replace("{time}", time)));
    return parameters;
  }
}
