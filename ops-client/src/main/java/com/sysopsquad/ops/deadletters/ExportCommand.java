package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Writes dead letters to a file. */
@Command(
    name = "export",
    description = {
      "Writes the dead letters that match to a file, as masked as they are shown: the newest"
          + " 100,000 at most.",
      "The file has one JSON object a line if its name ends in .jsonl, and CSV otherwise."
    })
final class ExportCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "FILE", description = "File to write.")
  private Path file = Path.of("dead-letters.csv");

  @Mixin private DeadLetterFilters filters = new DeadLetterFilters();

  ExportCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String format = file.toString().endsWith(".jsonl") ? "jsonl" : "csv";
    String query = filters.query();
    long bytes =
        operations()
            .download(
                "/api/dead-letters/export.%s%s"
                    .formatted(format, query.isEmpty() ? "" : "?" + query.substring(1)),
                file);
    return reply(
        JsonMapper.shared().valueToTree(Map.of("file", file.toString(), "bytes", bytes)),
        () -> screen().line("Wrote %s.".formatted(file)));
  }
}
