package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.Footer;
import com.sysopsquad.ops.remote.Page;
import com.sysopsquad.ops.remote.PageOptions;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists the messages that failed, newest first. */
@Command(
    name = "dead-letters",
    description = "Lists failed messages: waiting for a retry, dead, or being replayed.")
final class DeadLettersCommand extends RemoteCommand {

  @Mixin private DeadLetterFilters chosen = new DeadLetterFilters();

  @Mixin private PageOptions page = new PageOptions();

  private DeadLettersCommand(Session session) {
    super(session);
  }

  static CommandLine line(Session session) {
    return new CommandLine(new DeadLettersCommand(session))
        .addSubcommand(new GroupsCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new NotesCommand(session))
        .addSubcommand(new NoteCommand(session))
        .addSubcommand(new AssignCommand(session));
  }

  @Override
  public Integer call() {
    String filters = chosen.query();
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
