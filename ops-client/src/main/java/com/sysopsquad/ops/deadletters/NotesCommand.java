package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Table;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Shows the assignee and the notes of a dead letter or a group. */
@Command(
    name = "notes",
    description = "Shows the assignee and the notes of a dead letter or a group, newest first.")
final class NotesCommand extends RemoteCommand {

  @Mixin private NoteTarget about = new NoteTarget();

  NotesCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer = operations().get(about.notes());
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    DeadLetterAnswers.Notes notes = read(answer, DeadLetterAnswers.Notes.class);
    screen()
        .line("Assigned to %s.".formatted(Objects.requireNonNullElse(notes.assignee(), "nobody")));
    if (!notes.notes().isEmpty()) {
      Table table = new Table("TIME", "BY", "WHAT", "NOTE");
      for (DeadLetterAnswers.Note note : notes.notes()) {
        table.row(
            Formats.time(note.at()),
            note.actor(),
            note.said(),
            Objects.requireNonNullElse(note.text(), "-"));
      }
      screen().table(table);
    }
    return ExitCodes.OK;
  }
}
