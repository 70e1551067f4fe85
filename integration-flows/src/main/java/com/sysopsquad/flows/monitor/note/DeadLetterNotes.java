package com.sysopsquad.flows.monitor.note;

import com.sysopsquad.flows.masking.Masking;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import com.sysopsquad.flows.monitor.note.NoteSubject.Group;
import com.sysopsquad.flows.monitor.note.NoteSubject.One;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The notes and assignments of dead letters and groups; the latest assignment counts. */
public final class DeadLetterNotes {

  /** How many notes are shown of a dead letter or a group. */
  private static final int MOST_SHOWN = 200;

  private final JdbcClient jdbc;
  private final TransactionOperations transactions;

  public DeadLetterNotes(JdbcClient jdbc, TransactionOperations transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
  }

  /**
   * Adds a note; what looks like a card number or a password is masked.
   *
   * @throws NoSuchDeadLetter if there is no such dead letter, or none in the group
   */
  public void note(NoteSubject about, String words, String actor) {
    transactions.executeWithoutResult(
        status -> {
          require(about);
          add(about, DeadLetterNote.Action.NOTE, null, Masking.mask(words), actor);
        });
  }

  /**
   * Assigns it to a person, or to nobody.
   *
   * @param seen to whom it was assigned when the actor decided; null: to nobody
   * @throws AssignmentChanged if somebody else has assigned it since
   * @throws NoSuchDeadLetter if there is no such dead letter, or none in the group
   */
  public void assign(
      NoteSubject about, @Nullable String assignee, @Nullable String seen, String actor) {
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql("select pg_advisory_xact_lock(hashtext('ops.dead_letter_note'))::text")
              .query(String.class)
              .single();
          require(about);
          String present = assignee(about);
          if (Objects.equals(present, assignee)) {
            return;
          }
          if (!Objects.equals(present, seen)) {
            throw new AssignmentChanged(present);
          }
          add(
              about,
              assignee == null ? DeadLetterNote.Action.UNASSIGN : DeadLetterNote.Action.ASSIGN,
              assignee,
              null,
              actor);
        });
  }

  /** To whom it is assigned; null: to nobody. */
  public @Nullable String assignee(NoteSubject about) {
    return jdbc.sql(
            "select coalesce(assignee, '') from ops.dead_letter_note"
                + of(about)
                + " and action <> 'NOTE' order by id desc limit 1")
        .params(parameters(about))
        .query(String.class)
        .optional()
        .filter(name -> !name.isEmpty())
        .orElse(null);
  }

  /** To whom these dead letters are assigned; those that are assigned to nobody are missing. */
  public Map<Long, String> assignees(Collection<Long> deadLetters) {
    Map<Long, String> assignees = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (dead_letter) dead_letter, assignee
            from ops.dead_letter_note
            where dead_letter = any (cast(? as bigint[])) and action <> 'NOTE'
            order by dead_letter, id desc
            """)
        .param(deadLetters.toArray(Long[]::new))
        .query(
            row -> {
              String assignee = row.getString("assignee");
              if (assignee != null) {
                assignees.put(row.getLong("dead_letter"), assignee);
              }
            });
    return assignees;
  }

  /** To whom groups are assigned; those that are assigned to nobody are missing. */
  public Map<Group, String> assignees() {
    Map<Group, String> assignees = new HashMap<>();
    jdbc.sql(
            """
            select distinct on (queue, fingerprint) queue, fingerprint, assignee
            from ops.dead_letter_note
            where dead_letter is null and action <> 'NOTE'
            order by queue, fingerprint, id desc
            """)
        .query(
            row -> {
              String assignee = row.getString("assignee");
              if (assignee != null) {
                assignees.put(
                    new Group(row.getString("queue"), row.getString("fingerprint")), assignee);
              }
            });
    return assignees;
  }

  /** The latest notes and assignments, newest first. */
  public List<DeadLetterNote> latest(NoteSubject about) {
    return jdbc.sql(
            "select * from ops.dead_letter_note" + of(about) + " order by id desc limit :most")
        .params(parameters(about))
        .param("most", MOST_SHOWN)
        .query(DeadLetterNotes::note)
        .list();
  }

  private void add(
      NoteSubject about,
      DeadLetterNote.Action action,
      @Nullable String assignee,
      @Nullable String words,
      String actor) {
    One one = about instanceof One single ? single : null;
    Group group = about instanceof Group kind ? kind : null;
    jdbc.sql(
            """
            insert into ops.dead_letter_note
                (dead_letter, queue, fingerprint, actor, action, assignee, words)
            values (:deadLetter, :queue, :fingerprint, :actor, :action, :assignee, :words)
            """)
        .param("deadLetter", one == null ? null : one.deadLetter())
        .param("queue", group == null ? null : group.queue())
        .param("fingerprint", group == null ? null : group.fingerprint())
        .param("actor", actor)
        .param("action", action.name())
        .param("assignee", assignee)
        .param("words", words)
        .update();
  }

  private void require(NoteSubject about) {
    boolean there =
        switch (about) {
          case One one ->
              jdbc.sql("select exists (select from ops.dead_letter where id = ?)")
                  .param(one.deadLetter())
                  .query(Boolean.class)
                  .single();
          case Group group ->
              jdbc.sql(
                      """
                      select exists (select from ops.dead_letter
                                     where queue = ? and fingerprint = ?)
                      """)
                  .param(group.queue())
                  .param(group.fingerprint())
                  .query(Boolean.class)
                  .single();
        };
    if (!there) {
      throw new NoSuchDeadLetter(
          about instanceof One one
              ? "There is no dead letter %d.".formatted(one.deadLetter())
              : "There is no dead letter of this group.");
    }
  }

  private static String of(NoteSubject about) {
    return switch (about) {
      case One _ -> " where dead_letter = :deadLetter";
      case Group _ ->
          " where dead_letter is null and queue = :queue and fingerprint = :fingerprint";
    };
  }

  private static Map<String, Object> parameters(NoteSubject about) {
    return switch (about) {
      case One one -> Map.of("deadLetter", one.deadLetter());
      case Group group -> Map.of("queue", group.queue(), "fingerprint", group.fingerprint());
    };
  }

  private static DeadLetterNote note(ResultSet row, int number) throws SQLException {
    return new DeadLetterNote(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        DeadLetterNote.Action.valueOf(row.getString("action")),
        row.getString("assignee"),
        row.getString("words"));
  }
}
