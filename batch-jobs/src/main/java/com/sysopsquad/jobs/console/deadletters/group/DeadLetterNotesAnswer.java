package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.note.DeadLetterNote;
import com.sysopsquad.flows.monitor.note.DeadLetterNotes;
import com.sysopsquad.flows.monitor.note.NoteSubject;
import com.sysopsquad.jobs.console.frame.Formats;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The notes and assignments of a dead letter or a group, newest first.
 *
 * @param assignee to whom it is assigned; null: nobody
 */
public record DeadLetterNotesAnswer(@Nullable String assignee, List<NoteAnswer> notes) {

  /** The latest notes, with times in the zone of operations. */
  public static DeadLetterNotesAnswer of(
      NoteSubject about, DeadLetterNotes notes, Formats formats) {
    return new DeadLetterNotesAnswer(
        notes.assignee(about),
        notes.latest(about).stream().map(note -> NoteAnswer.of(note, formats)).toList());
  }

  /** What a person wrote or did: NOTE, ASSIGN or UNASSIGN. */
  record NoteAnswer(
      @Nullable OffsetDateTime at,
      String actor,
      String action,
      @Nullable String assignee,
      @Nullable String text) {

    static NoteAnswer of(DeadLetterNote note, Formats formats) {
      return new NoteAnswer(
          formats.at(note.at()), note.actor(), note.action().name(), note.assignee(), note.words());
    }
  }
}
