package com.sysopsquad.ops;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Notes that a backup was taken. */
@Command(
    name = "backup",
    description = "Notes that a backup was taken. It takes none; ./ops status says how old it is.")
final class BackupCommand extends RemoteCommand {

  @Parameters(
      index = "0",
      paramLabel = "PART",
      description = "What was backed up: customer, billing, sysops, reporting or broker.")
  private String part = "";

  @Option(
      names = "--at",
      paramLabel = "MOMENT",
      description = "When the backup began, for example 2026-11-29T14:00:00Z. Default: now.")
  private @Nullable String at;

  BackupCommand(OpsCommand ops) {
    super(ops);
  }

  @Override
  public Integer call() {
    Map<String, String> note = new TreeMap<>();
    note.put("part", part);
    if (at != null) {
      note.put("takenAt", at);
    }
    JsonNode answer = operations().post("/api/backups", note);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(Formats.plain(read(answer, Answers.Backup.class).text()));
    }
    return ExitCodes.OK;
  }
}
