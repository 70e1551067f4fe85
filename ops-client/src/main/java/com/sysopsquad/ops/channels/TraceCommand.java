package com.sysopsquad.ops.channels;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows the way of messages. */
@Command(
    name = "trace",
    description = {
      "Shows where a message was sent, received, retried and given up.",
      "All quanta are searched. What they do not keep is listed below the table."
    })
final class TraceCommand extends RemoteCommand {

  @Parameters(
      index = "0",
      paramLabel = "ID",
      description =
          "Message ID, or what the message is about: a customer ID or a ticket number, such as"
              + " T-100005.")
  private String about = "";

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      defaultValue = "10",
      description = "How long to wait for responses. Default: 10.")
  private int wait = 10;

  TraceCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode answer = operations().post("/api/traces", Map.of("about", about));
    ChannelAnswers.Trace trace = read(answer, ChannelAnswers.Trace.class);
    for (int second = 0; !trace.complete() && second < wait; second++) {
      Thread.sleep(1_000);
      answer = operations().get("/api/traces/" + trace.id());
      trace = read(answer, ChannelAnswers.Trace.class);
    }
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    Table table = new Table("TIME", "WHERE", "WHAT", "QUEUE", "TYPE", "SUBJECT", "MESSAGE");
    for (ChannelAnswers.Hop hop : trace.hops()) {
      table.row(
          Formats.time(hop.at()),
          hop.quantum(),
          hop.said(),
          Formats.orDash(hop.queue()),
          Formats.orDash(hop.type()),
          Formats.orDash(hop.subject()),
          hop.messageId());
    }
    if (trace.hops().isEmpty()) {
      screen().line("No messages found.");
    } else {
      screen().table(table);
    }
    trace.notes().forEach(note -> screen().line(Formats.plain(note)));
    return ExitCodes.OK;
  }
}
