package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.note.DeadLetterNotes;
import com.sysopsquad.flows.monitor.note.NoteSubject;
import com.sysopsquad.jobs.console.access.Operators;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.TypedText;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notes and assignments of dead letters and groups; the audit records each one with its actor. */
@Component
@ConditionalOnRole(Role.CONSOLE)
public class NotingDeadLetters {

  private static final int LONGEST = 2_000;

  private final DeadLetterNotes notes;
  private final Operators operators;
  private final Audit audit;

  NotingDeadLetters(DeadLetterNotes notes, Operators operators, Audit audit) {
    this.notes = notes;
    this.operators = operators;
    this.audit = audit;
  }

  /** The notes, and the people to whom it can be assigned. */
  public NotesView view(NoteSubject about, Formats formats) {
    return new NotesView(
        notes.assignee(about),
        operators.names(),
        notes.latest(about).stream().map(note -> NotesView.NoteView.of(note, formats)).toList());
  }

  /** Adds a note. */
  public void note(NoteSubject about, @Nullable String text, String actor) {
    String words = words(text);
    audit.command(
        actor,
        "note",
        subject(about),
        words,
        () -> {
          notes.note(about, words, actor);
          return "added";
        });
  }

  /** A line break is one character, as in the browser that counts them. */
  private static String words(@Nullable String text) {
    String words = text == null ? "" : text.replace("\0", "").replace("\r\n", "\n").strip();
    if (words.isEmpty()) {
      throw new InvalidParameter("Enter a note.");
    }
    if (words.length() > LONGEST) {
      throw new InvalidParameter(
          "The note is too long. Use at most %s characters.".formatted(Formats.number(LONGEST)));
    }
    TypedText.refuseCardNumber("The note", words);
    return words;
  }

  /**
   * Assigns it.
   *
   * @param to the name of an operator; null or empty: nobody
   * @param seen to whom it was assigned when the actor decided; null or empty: to nobody
   */
  public void assign(NoteSubject about, @Nullable String to, @Nullable String seen, String actor) {
    String assignee = to == null || to.isBlank() ? null : operator(to);
    audit.command(
        actor,
        "assign",
        subject(about),
        assignee == null ? "to nobody" : "to " + assignee,
        () -> {
          notes.assign(about, assignee, seen == null || seen.isBlank() ? null : seen, actor);
          return "assigned";
        });
  }

  private String operator(String name) {
    return operators
        .find(name)
        .orElseThrow(
            () ->
                new InvalidParameter(
                    "Assign it to one of %s, or leave it unassigned."
                        .formatted(String.join(", ", operators.names()))));
  }

  private static String subject(NoteSubject about) {
    return switch (about) {
      case NoteSubject.One one -> "dead letter " + one.deadLetter();
      case NoteSubject.Group group ->
          "dead letters of queue %s, fingerprint %s".formatted(group.queue(), group.fingerprint());
    };
  }
}
