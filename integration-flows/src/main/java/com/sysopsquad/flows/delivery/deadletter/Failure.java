package com.sysopsquad.flows.delivery.deadletter;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.masking.Masking;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.messaging.MessagingException;

/**
 * Why a message could not be applied.
 *
 * @param hopeless whether a later attempt cannot succeed
 * @param place where it failed, the same for failures of the same kind
 * @param added what happened to the message because of it, such as who gave up on it; may be empty
 */
public record Failure(
    boolean hopeless,
    String causeClass,
    String text,
    String stack,
    String place,
    int attempts,
    Instant first,
    Instant last,
    String added) {

  private static final int FRAMES = 40;
  private static final int PLACE_FRAMES = 3;
  private static final String OWN = "com.sysopsquad.";
  private static final Pattern NUMBERS = Pattern.compile("[0-9]+");
  private static final Pattern ENDED = Pattern.compile("[.!?…]$");

  /** A failure because of which nothing else has happened. */
  public Failure(
      boolean hopeless,
      String causeClass,
      String text,
      String stack,
      String place,
      int attempts,
      Instant first,
      Instant last) {
    this(hopeless, causeClass, text, stack, place, attempts, first, last, "");
  }

  /** A message that cannot be read, which is clear at the first attempt. */
  public static Failure of(String defect, Instant at) {
    return of(defect, 1, at, at);
  }

  /** A message that could not be read in this many attempts. */
  public static Failure of(String defect, int attempts, Instant first, Instant last) {
    String kind = NUMBERS.matcher(defect).replaceAll("n");
    return new Failure(
        true, "InvalidMessage", Masking.mask(defect), "", kind, attempts, first, last);
  }

  /** A message that the broker itself has given up. */
  static Failure ofBroker(String causeClass, String text, Instant at) {
    return new Failure(true, causeClass, text, "", causeClass, 1, at, at);
  }

  /** The same with an additional sentence. */
  public Failure adding(String sentence) {
    return new Failure(
        hopeless, causeClass, text, stack, place, attempts, first, last, joined(added, sentence));
  }

  /** The cause, which can be of any form, as a sentence before the other one. */
  static String joined(String cause, String sentence) {
    String before = cause.strip();
    if (before.isEmpty() || sentence.isEmpty()) {
      return before.isEmpty() ? sentence : cause;
    }
    return before + (ENDED.matcher(before).find() ? " " : ". ") + sentence;
  }

  /** A message that could not be applied in this many attempts. */
  public static Failure of(Throwable thrown, int attempts, Instant first, Instant last) {
    Throwable cause = withoutWrappers(thrown);
    return new Failure(
        false,
        cause.getClass().getName(),
        Masking.mask(FailureText.of(cause)),
        Masking.mask(stack(cause)),
        place(cause),
        attempts,
        first,
        last);
  }

  /** The same for failures of the same queue, type, cause class and place. */
  public String fingerprint(ReceivedMessage message) {
    String kind = String.join("|", message.queue(), message.type(), causeClass, place);
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(kind.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }

  /** What went wrong, without the wrappers of the flow, which quote the whole payload. */
  private static Throwable withoutWrappers(Throwable thrown) {
    Throwable cause = thrown;
    while (cause instanceof MessagingException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
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

  /**
   * The topmost of our own methods, or of all methods if there are none of ours; without line
   * numbers.
   */
  private static String place(Throwable cause) {
    List<StackTraceElement> frames = List.of(cause.getStackTrace());
    List<StackTraceElement> own =
        frames.stream().filter(frame -> frame.getClassName().startsWith(OWN)).toList();
    return (own.isEmpty() ? frames : own)
        .stream()
            .limit(PLACE_FRAMES)
            .map(frame -> frame.getClassName() + "." + frame.getMethodName())
            .collect(Collectors.joining("\n"));
  }
}
