package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.RemoteCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that choose dead letters. */
final class DeadLetterFilters {

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description =
          "Only this state: waiting, dead, replaying, applied, discarded, replaced or any. Default:"
              + " all that are not closed.")
  private @Nullable String state;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "Only dead letters of this queue.")
  private @Nullable String queue;

  @Option(
      names = "--fingerprint",
      paramLabel = "F",
      description = "Only dead letters of this group.")
  private @Nullable String fingerprint;

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only this message ID, or the dead letter with this number.")
  private @Nullable String id;

  @Option(names = "--subject", paramLabel = "S", description = "Only messages of this subject.")
  private @Nullable String subject;

  @Option(names = "--type", paramLabel = "T", description = "Only types that contain this.")
  private @Nullable String type;

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description =
          "Only those whose cause, or the first 20,000 characters of whose body, as shown, contain"
              + " this text.")
  private @Nullable String text;

  @Option(names = "--from", paramLabel = "DAY", description = "Failed on this day or later.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Failed on this day or earlier.")
  private @Nullable String to;

  /** The parameters of an address, each with an ampersand before it. */
  String query() {
    return chosen("state", state)
        + chosen("queue", queue)
        + chosen("fingerprint", fingerprint)
        + chosen("id", id)
        + chosen("subject", subject)
        + chosen("type", type)
        + chosen("text", text)
        + chosen("from", from)
        + chosen("to", to);
  }

  private static String chosen(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + RemoteCommand.segment(value);
  }
}
