package com.sysopsquad.jobs.alarm;

/** There is no alarm or silence with that number. */
public final class NoSuchAlarm extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private NoSuchAlarm(String message) {
    super(message);
  }

  static NoSuchAlarm alarm(long id) {
    return new NoSuchAlarm("There is no alarm %d.".formatted(id));
  }

  static NoSuchAlarm silence(long id) {
    return new NoSuchAlarm("There is no active silence %d.".formatted(id));
  }
}
