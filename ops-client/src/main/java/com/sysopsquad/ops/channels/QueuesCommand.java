package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

/** Lists the queues with their depth. */
@Command(name = "queues", description = "Lists the queues with depth and consumers.")
final class QueuesCommand extends RemoteCommand {

  QueuesCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get("/api/queues");
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("QUEUE", "MESSAGES", "IN DELIVERY", "CONSUMERS");
    List<ChannelAnswers.Queue> queues = readList(answer, ChannelAnswers.Queue.class);
    for (ChannelAnswers.Queue queue : queues) {
      table.row(
          queue.name(),
          Formats.number(queue.messages()),
          Formats.number(queue.delivering()),
          Formats.number(queue.consumers()));
    }
    screen().table(table);
    queues.stream()
        .map(ChannelAnswers.Queue::warnings)
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .forEach(warning -> screen().line("Warning: " + Formats.plain(warning)));
    return ExitCodes.OK;
  }
}
