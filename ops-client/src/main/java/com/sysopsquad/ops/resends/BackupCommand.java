package com.sysopsquad.ops.resends;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Records that a backup was made. */
@Command(
    name = "backup",
    description =
        "Records that a backup was taken; it does not take one. ./ops status shows its age.")
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

  BackupCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, String> note = new TreeMap<>();
    note.put("part", part);
    put(note, "takenAt", at);
    JsonNode answer = operations().post("/api/backups", note);
    return reply(
        answer,
        () -> screen().line(Formats.plain(read(answer, ResendAnswers.Backup.class).text())));
  }
}
