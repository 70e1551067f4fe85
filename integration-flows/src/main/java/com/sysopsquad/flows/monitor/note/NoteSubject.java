package com.sysopsquad.flows.monitor.note;

import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;

/** What a note is about. */
public sealed interface NoteSubject {

  /** One dead letter. */
  record One(long deadLetter) implements NoteSubject {}

  /** All dead letters of one kind on one queue, those of the future too. */
  record Group(String queue, String fingerprint) implements NoteSubject {

    /**
     * A group that can exist.
     *
     * @throws NoSuchDeadLetter if one of the names has a NUL, which no stored text has
     */
    public Group {
      if ((queue + fingerprint).indexOf('\0') >= 0) {
        throw new NoSuchDeadLetter("There is no dead letter of this group.");
      }
    }
  }
}
