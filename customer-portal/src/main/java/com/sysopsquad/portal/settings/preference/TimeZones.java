package com.sysopsquad.portal.settings.preference;

import com.sysopsquad.portal.display.TextWithFallback;
import com.sysopsquad.portal.display.Texts;
import java.text.Collator;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The time zones of the world, by the names of their places. */
public final class TimeZones {

  private static final Set<String> ALL =
      new TreeSet<>(
          ZoneId.getAvailableZoneIds().stream()
              .filter(
                  id ->
                      id.matches(
                          "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+"))
              .toList());

  /** From east to west; most customers live in one of these. */
  private static final List<String> OF_THE_UNITED_STATES =
      List.of(
          "America/Puerto_Rico",
          "America/New_York",
          "America/Chicago",
          "America/Denver",
          "America/Phoenix",
          "America/Los_Angeles",
          "America/Anchorage",
          "Pacific/Honolulu",
          "Pacific/Guam");

  /** Names that the time zone database keeps for old programs only. */
  private static final Set<String> FORMER =
      Set.of(
          "Africa/Asmera",
          "Africa/Timbuktu",
          "America/Argentina/ComodRivadavia",
          "America/Atka",
          "America/Buenos_Aires",
          "America/Catamarca",
          "America/Coral_Harbour",
          "America/Cordoba",
          "America/Ensenada",
          "America/Fort_Wayne",
          "America/Godthab",
          "America/Indianapolis",
          "America/Jujuy",
          "America/Knox_IN",
          "America/Louisville",
          "America/Mendoza",
          "America/Montreal",
          "America/Nipigon",
          "America/Pangnirtung",
          "America/Porto_Acre",
          "America/Rainy_River",
          "America/Rosario",
          "America/Santa_Isabel",
          "America/Shiprock",
          "America/Thunder_Bay",
          "America/Virgin",
          "America/Yellowknife",
          "Antarctica/South_Pole",
          "Asia/Ashkhabad",
          "Asia/Calcutta",
          "Asia/Choibalsan",
          "Asia/Chongqing",
          "Asia/Chungking",
          "Asia/Dacca",
          "Asia/Harbin",
          "Asia/Istanbul",
          "Asia/Kashgar",
          "Asia/Katmandu",
          "Asia/Macao",
          "Asia/Rangoon",
          "Asia/Saigon",
          "Asia/Tel_Aviv",
          "Asia/Thimbu",
          "Asia/Ujung_Pandang",
          "Asia/Ulan_Bator",
          "Atlantic/Faeroe",
          "Atlantic/Jan_Mayen",
          "Australia/ACT",
          "Australia/Canberra",
          "Australia/Currie",
          "Australia/LHI",
          "Australia/NSW",
          "Australia/North",
          "Australia/Queensland",
          "Australia/South",
          "Australia/Tasmania",
          "Australia/Victoria",
          "Australia/West",
          "Australia/Yancowinna",
          "Europe/Belfast",
          "Europe/Kiev",
          "Europe/Nicosia",
          "Europe/Tiraspol",
          "Europe/Uzhgorod",
          "Europe/Zaporozhye",
          "Pacific/Enderbury",
          "Pacific/Johnston",
          "Pacific/Ponape",
          "Pacific/Samoa",
          "Pacific/Truk",
          "Pacific/Yap");

  /**
   * The zones to choose from: those of the United States, then all others by name; a former name
   * only if it is the chosen one.
   */
  static List<String> toChooseFrom(String chosen) {
    return Stream.concat(
            OF_THE_UNITED_STATES.stream(),
            ALL.stream()
                .filter(id -> !OF_THE_UNITED_STATES.contains(id))
                .filter(id -> !FORMER.contains(id) || id.equals(chosen)))
        .toList();
  }

  /** The same as readers see them: by city, and with the name of the time that is kept there. */
  static List<Choice> choices(String chosen, Texts texts, Locale locale) {
    List<Choice> all =
        toChooseFrom(chosen).stream().map(id -> Choice.of(id, texts, locale)).toList();
    return Stream.concat(
            all.stream().limit(OF_THE_UNITED_STATES.size()),
            all.stream()
                .skip(OF_THE_UNITED_STATES.size())
                .sorted(Comparator.comparing(Choice::name, Collator.getInstance(locale))))
        .toList();
  }

  /** A zone to choose. */
  record Choice(String id, String name) {

    private static Choice of(String id, Texts texts, Locale locale) {
      String place = id.substring(id.indexOf('/') + 1).replace('_', ' ');
      String city = texts.of(TextWithFallback.of("account.city-" + place.replace(' ', '-'), place));
      String time = ZoneId.of(id).getDisplayName(TextStyle.FULL, locale);
      return new Choice(id, time.startsWith(city) ? time : city + " – " + time);
    }
  }

  /** Whether this is the name of one, also a former name. */
  public static boolean isOne(String id) {
    return ALL.contains(id);
  }

  private TimeZones() {}
}
