package com.sysopsquad.flows.monitor.note;

/** What a note is about. */
public sealed interface NoteSubject {

  /** One dead letter. */
  record One(long deadLetter) implements NoteSubject {}

  /** All dead letters of one kind on one queue, those of the future too. */
  record Group(String queue, String fingerprint) implements NoteSubject {}
}
