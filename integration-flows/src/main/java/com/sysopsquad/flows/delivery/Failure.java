package com.sysopsquad.flows.delivery;

import com.sysopsquad.flows.masking.Masking;
import java.time.Instant;
import java.util.regex.Pattern;

/** Why a message is given up. */
record Failure(
    String causeClass,
    String text,
    String stack,
    String place,
    int attempts,
    Instant first,
    Instant last) {

  private static final int FRAMES = 40;
  private static final int PLACE_FRAMES = 3;
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");

  /** A message that cannot be read: known at once. */
  static Failure of(String defect, Instant at) {
    String kind = NUMBERS.matcher(defect).replaceAll("n");
    return new Failure("InvalidMessage", Masking.mask(defect), "", kind, 1, at, at);
  }

  static Failure of(Throwable thrown, int attempts, Instant first, Instant last) {
    Throwable cause = Failures.cause(thrown);
    return new Failure(
        cause.getClass().getName(),
        Masking.mask(String.valueOf(cause.getMessage())),
        Masking.mask(stack(cause)),
        place(cause),
        attempts,
        first,
        last);
  }

  private static String stack(Throwable cause) {
    StringBuilder text = new StringBuilder();
    StackTraceElement[] frames = cause.getStackTrace();
    text.append(cause).append('\n');
    for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
      text.append("\tat ").append(frames[i]).append('\n');
    }
    Throwable deeper = cause.getCause();
    for (int depth = 0; deeper != null && depth < 5; depth++) {
      text.append("Caused by: ").append(deeper).append('\n');
      deeper = deeper.getCause();
    }
    return text.toString();
  }

  private static String place(Throwable cause) {
    StringBuilder place = new StringBuilder();
    StackTraceElement[] frames = cause.getStackTrace();
    for (int i = 0; i < Math.min(PLACE_FRAMES, frames.length); i++) {
      place.append(frames[i].getClassName()).append('.').append(frames[i].getMethodName());
    }
    return place.toString();
  }
}
