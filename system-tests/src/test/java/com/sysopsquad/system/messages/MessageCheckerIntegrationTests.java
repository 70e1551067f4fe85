package com.sysopsquad.system.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The checker sees each kind of wrong, in a world where three messages were sent to one subject.
 */
@TestInstance(Lifecycle.PER_CLASS)
class MessageCheckerIntegrationTests {

  private static final String SUBJECT = Subjects.name(7);

  @TempDir static Path folder;

  private Installation installation;
  private JdbcClient sender;
  private JdbcClient receiver;
  private MessageChecker checker;

  @BeforeAll
  void start() {
    installation = Installation.in(folder, Map.of()).start(Part.DATABASE);
    Subjects.create(installation::setting);
    Ledger ledger = Ledger.of(folder.resolve("ledger"), Subjects.COUNT);
    ledger.attempt(7, 3);
    ledger.acknowledge(7, 3);
    sender = JdbcClient.create(Databases.owner(installation, "BILLING"));
    receiver = JdbcClient.create(Databases.owner(installation, "CUSTOMER"));
    checker = new MessageChecker(installation::setting, List.of(ledger));
  }

  @AfterAll
  void stop() {
    installation.close();
  }

  @BeforeEach
  void threeMessagesWereSent() {
    sender.sql("update messages.subject set last = 3 where name = ?").param(SUBJECT).update();
    receiver.sql("truncate messages.applied, messages.state").update();
    receiver
        .sql("insert into messages.state (subject, last) values (?, 3)")
        .param(SUBJECT)
        .update();
  }

  @Test
  void allIsRightWhenEachWasAppliedOnceAndInOrder() {
    applied(1, 0);
    applied(2, 1);
    applied(3, 2);

    assertThat(checker.check()).isEqualTo(new MessageFindings(3, 3, 0, 0, 0, 0, 0));
  }

  @Test
  void aMessageThatWasNotAppliedIsLost() {
    applied(1, 0);
    applied(3, 1);

    assertThat(checker.check()).isEqualTo(new MessageFindings(3, 3, 1, 0, 0, 0, 0));
  }

  @Test
  void aMessageThatWasAppliedTwiceIsDuplicated() {
    applied(1, 0);
    applied(2, 1);
    applied(3, 2);
    applied(3, 3);

    assertThat(checker.check()).isEqualTo(new MessageFindings(3, 3, 0, 1, 0, 0, 0));
  }

  @Test
  void aMessageThatNobodySentIsAPhantom() {
    applied(1, 0);
    applied(2, 1);
    applied(3, 2);
    applied(4, 3);

    assertThat(checker.check()).isEqualTo(new MessageFindings(3, 3, 0, 0, 1, 0, 0));
  }

  @Test
  void aMessageThatWasAppliedAfterALaterOneIsReordered() {
    applied(1, 0);
    applied(3, 1);
    applied(2, 3);

    assertThat(checker.check()).isEqualTo(new MessageFindings(3, 3, 0, 0, 0, 1, 0));
  }

  @Test
  void aMessageWhoseCommitWasAcknowledgedAndForgottenIsLost() {
    sender.sql("update messages.subject set last = 2 where name = ?").param(SUBJECT).update();
    applied(1, 0);
    applied(2, 1);

    assertThat(checker.check().lost()).isEqualTo(1);
  }

  private void applied(long number, long previous) {
    receiver
        .sql("insert into messages.applied (subject, number, previous) values (?, ?, ?)")
        .params(SUBJECT, number, previous)
        .update();
  }
}
