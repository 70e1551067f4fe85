package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.note.DeadLetterNote;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Timestamp;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notes of a dead letter or a group.
 *
 * @param assignee to whom it is assigned; null: to nobody
 * @param people to whom it can be assigned
 * @param notes newest first
 */
record NotesView(@Nullable String assignee, List<String> people, List<NoteView> notes) {

  /** What a person wrote or did. */
  record NoteView(Timestamp at, String actor, String what, @Nullable String words) {

    static NoteView of(DeadLetterNote note, Formats formats) {
      return new NoteView(
          Timestamp.of(note.at(), formats),
          note.actor(),
          switch (note.action()) {
            case NOTE -> "Note";
            case ASSIGN -> "Assigned to " + note.assignee();
            case UNASSIGN -> "Unassigned";
          },
          note.words());
    }
  }
}
