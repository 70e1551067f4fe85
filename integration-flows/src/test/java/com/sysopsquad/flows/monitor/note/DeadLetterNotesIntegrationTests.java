package com.sysopsquad.flows.monitor.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import com.sysopsquad.flows.monitor.note.DeadLetterNote.Action;
import com.sysopsquad.flows.monitor.note.NoteSubject.Group;
import com.sysopsquad.flows.monitor.note.NoteSubject.One;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Notes are kept with their author, and one person has a dead letter at a time. */
class DeadLetterNotesIntegrationTests {

  private static final DataSource DATABASE = TestQuantum.database("billing").app();
  private static final JdbcClient APPLICATION = JdbcClient.create(DATABASE);
  private static final Group GROUP = new Group("q", "f");

  private final DeadLetterNotes notes =
      new DeadLetterNotes(
          APPLICATION, new TransactionTemplate(new JdbcTransactionManager(DATABASE)));
  private One one = new One(0);

  @BeforeEach
  void deadLetter() {
    APPLICATION.sql("delete from ops.dead_letter_note").update();
    APPLICATION.sql("delete from ops.dead_letter").update();
    one =
        new One(
            APPLICATION
                .sql(
                    """
                    insert into ops.dead_letter
                        (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                         cause_text, stack, fingerprint, attempts, first_failed_at,
                         last_failed_at, headers, body)
                    values (gen_random_uuid(), 'customer', 'q', 't', 1, 's', now(), 'c', 'c', '',
                            'f', 1, now(), now(), '{}', '{}')
                    returning id
                    """)
                .query(Long.class)
                .single());
  }

  @Test
  void notesOfADeadLetterAndOfItsGroupAreKeptApart() {
    notes.note(one, "It is the account", "olive");
    notes.note(GROUP, "It is the release", "oscar");

    assertThat(notes.latest(one))
        .singleElement()
        .extracting(DeadLetterNote::actor, DeadLetterNote::words, DeadLetterNote::action)
        .containsExactly("olive", "It is the account", Action.NOTE);
    assertThat(notes.latest(GROUP))
        .singleElement()
        .extracting(DeadLetterNote::words)
        .isEqualTo("It is the release");
  }

  @Test
  void aCardNumberInANoteIsMasked() {
    notes.note(one, "card 4242 4242 4242 4242", "olive");

    assertThat(notes.latest(one).getFirst().words()).doesNotContain("4242 4242");
  }

  @Test
  void theLatestAssignmentCounts() {
    notes.assign(one, "olive", null, "olive");
    notes.assign(GROUP, "oscar", null, "olive");
    notes.assign(one, "oscar", "olive", "olive");

    assertThat(notes.assignee(one)).isEqualTo("oscar");
    assertThat(notes.assignees()).isEqualTo(Map.of(GROUP, "oscar"));
    notes.assign(GROUP, null, "oscar", "olive");
    assertThat(notes.assignees()).isEmpty();
    assertThat(notes.assignee(GROUP)).isNull();
  }

  @Test
  void theAssigneesOfManyAreReadAtOnce() {
    notes.assign(one, "olive", null, "olive");
    notes.note(one, "It is the account", "oscar");

    assertThat(notes.assignees(List.of(one.deadLetter(), -1L)))
        .isEqualTo(Map.of(one.deadLetter(), "olive"));
    notes.assign(one, null, "olive", "olive");
    assertThat(notes.assignees(List.of(one.deadLetter()))).isEmpty();
  }

  @Test
  void noGroupHasANameWithANul() {
    assertThatThrownBy(() -> new Group("q\0", "f")).isInstanceOf(NoSuchDeadLetter.class);
    assertThatThrownBy(() -> new Group("q", "\0")).isInstanceOf(NoSuchDeadLetter.class);
  }

  @Test
  void whatSomebodyElseHasTakenMeanwhileIsNotTakenAway() {
    notes.assign(one, "olive", null, "olive");

    assertThatThrownBy(() -> notes.assign(one, "oscar", null, "oscar"))
        .isInstanceOf(AssignmentChanged.class)
        .hasMessage("This was assigned to olive in the meantime. Check it again.");
    assertThat(notes.assignee(one)).isEqualTo("olive");
  }

  @Test
  void askedForTwiceItIsAssignedOnce() {
    notes.assign(one, "olive", null, "olive");
    notes.assign(one, "olive", null, "olive");

    assertThat(notes.latest(one)).hasSize(1);
  }

  @Test
  void nothingIsNotedAboutWhatDoesNotExist() {
    assertThatThrownBy(() -> notes.note(new One(-1), "What?", "olive"))
        .isInstanceOf(NoSuchDeadLetter.class);
    assertThatThrownBy(() -> notes.assign(new Group("q", "other"), "olive", null, "olive"))
        .isInstanceOf(NoSuchDeadLetter.class);
  }

  @Test
  void theNotesGoWithTheirDeadLetter() {
    notes.note(one, "It is the account", "olive");

    APPLICATION.sql("delete from ops.dead_letter").update();

    assertThat(notes.latest(one)).isEmpty();
  }
}
