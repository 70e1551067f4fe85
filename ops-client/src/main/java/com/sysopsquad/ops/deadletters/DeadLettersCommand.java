package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.Footer;
import com.sysopsquad.ops.remote.Page;
import com.sysopsquad.ops.remote.PageOptions;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists the messages that failed, newest first. */
@Command(
    name = "dead-letters",
    description = "Lists failed messages: waiting for a retry, dead, or being replayed.")
final class DeadLettersCommand extends RemoteCommand {

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
      description = "Only those whose cause or body, as shown, contains this text.")
  private @Nullable String text;

  @Option(names = "--from", paramLabel = "DAY", description = "Failed on this day or later.")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "DAY", description = "Failed on this day or earlier.")
  private @Nullable String to;

  @Mixin private PageOptions page = new PageOptions();

  DeadLettersCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String filters =
        chosen("state", state)
            + chosen("queue", queue)
            + chosen("fingerprint", fingerprint)
            + chosen("id", id)
            + chosen("subject", subject)
            + chosen("type", type)
            + chosen("text", text)
            + chosen("from", from)
            + chosen("to", to);
    JsonNode answer = operations().get("/api/dead-letters?" + page.query() + filters);
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Page<DeadLetterAnswers.DeadLetter> deadLetters = read(answer, new TypeReference<>() {});
    if (deadLetters.items().isEmpty()) {
      screen()
          .line(
              !page.isFirst()
                  ? "There are no dead letters on this page."
                  : filters.isEmpty()
                      ? "No dead letters. Every message was applied."
                      : "No dead letters match.");
      return ExitCodes.OK;
    }
    Table table =
        new Table("ID", "STATE", "TIME", "FAILED IN", "QUEUE", "TYPE", "SUBJECT", "CAUSE");
    for (DeadLetterAnswers.DeadLetter deadLetter : deadLetters.items()) {
      table.row(
          Long.toString(deadLetter.id()),
          deadLetter.said(),
          Formats.time(deadLetter.time()),
          deadLetter.quantum(),
          deadLetter.queue(),
          deadLetter.type(),
          deadLetter.subject(),
          deadLetter.cause());
    }
    screen().table(table);
    Footer.print(screen(), deadLetters, "dead-letters");
    return ExitCodes.OK;
  }
}
