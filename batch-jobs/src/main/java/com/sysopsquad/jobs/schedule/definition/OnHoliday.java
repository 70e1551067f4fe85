package com.sysopsquad.jobs.schedule.definition;

/** What happens to a start that is due on a day of the schedule's calendar. */
public enum OnHoliday {
  /** It is skipped. */
  SKIP("starts due on these days are skipped"),
  /** It begins on the next day that is not in the calendar, at the same local time. */
  NEXT_DAY("starts due on these days begin on the next other day");

  private final String words;

  OnHoliday(String words) {
    this.words = words;
  }

  /** As part of a sentence. */
  public String words() {
    return words;
  }
}
