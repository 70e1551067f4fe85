package com.sysopsquad.ops;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/** Lists the messages that could not be applied, the newest first. */
@Command(name = "dead-letters", description = "Lists the messages that could not be applied.")
final class DeadLettersCommand extends RemoteCommand {

  @Option(
      names = "--page",
      paramLabel = "N",
      defaultValue = "1",
      description = "Which page, from 1 on.")
  private int page = 1;

  @Option(
      names = "--size",
      paramLabel = "N",
      defaultValue = "20",
      description = "Dead letters a page, at most 200.")
  private int size = 20;

  DeadLettersCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/dead-letters?page=%d&size=%d".formatted(page, size));
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Answers.Page<Answers.DeadLetter> letters = read(answer, new TypeReference<>() {});
    if (letters.items().isEmpty()) {
      screen()
          .line(
              page > 1
                  ? "There are no dead letters on this page."
                  : "No dead letters. Every message was applied.");
      return ExitCodes.OK;
    }
    Table table = new Table("ID", "TIME", "FAILED IN", "QUEUE", "TYPE", "SUBJECT", "CAUSE");
    for (Answers.DeadLetter letter : letters.items()) {
      table.row(
          Long.toString(letter.id()),
          Words.time(letter.time()),
          letter.quantum(),
          letter.queue(),
          letter.type(),
          letter.subject(),
          letter.cause());
    }
    screen().table(table);
    Footer.print(screen(), letters, "dead-letters");
    return ExitCodes.OK;
  }
}
