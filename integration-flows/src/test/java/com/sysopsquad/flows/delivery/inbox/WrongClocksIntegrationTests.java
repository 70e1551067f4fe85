package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.database.DatabaseClock;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.contract.ContractType;
import com.sysopsquad.flows.supportplan.PlanChosen;
import com.sysopsquad.platform.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What failed while the clock of a process was wrong is retried once it is right. Neighbors that
 * are tried here: the failed message itself, those that wait behind it, a pause that is right, and
 * a machine whose clock is a day ahead or behind while the database's is right.
 */
class WrongClocksIntegrationTests {

  private static final DataSource DATABASE = BatchProcessorIntegrationTests.migrated();
  private static final ContractType TYPE = ContractType.of(PlanChosen.class);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
  private final SettableClock clock = new SettableClock(Instant.now().plus(A_DAY).toString());
  private boolean broken = true;

  @BeforeEach
  void nothingWaits() {
    jdbc.sql("delete from delivery.retry").update();
  }

  @Test
  void whatFailedWhileTheClockWasADayAheadIsRetriedOnceItIsRight() {
    PlanInbox inbox = inbox();
    inbox.processor().process(List.of(message()));
    assertThat(inbox.retrying().next()).isFalse();

    clock.advance(A_DAY.negated());

    assertThat(inbox.retrying().next()).isTrue();
    assertThat(inbox.retrying().next()).as("its pause is right now").isFalse();
  }

  @Test
  void whatWaitsBehindItIsAppliedTooOnceTheClockIsRight() {
    PlanInbox inbox = inbox();
    inbox.processor().process(List.of(message()));
    inbox.processor().process(List.of(message()));

    clock.advance(A_DAY.negated());
    broken = false;

    assertThat(inbox.retrying().next()).isTrue();
    assertThat(inbox.retrying().next()).isTrue();
    assertThat(jdbc.sql("select count(*) from delivery.retry").query(Long.class).single()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-24H", "PT24H"})
  void aMachineWhoseClockIsWrongLeavesTheAttemptsOfWhatWaitsAlone(Duration wrong) {
    inbox(Clock.systemUTC(), 5).processor().process(List.of(message()));
    DatabaseClock database =
        DatabaseClock.start(DATABASE, new SettableClock(Instant.now().plus(wrong).toString()));

    PlanInbox inbox = inbox(database, 5);
    for (int look = 0; look < 10; look++) {
      inbox.retrying().next();
    }

    database.stop();
    assertThat(jdbc.sql("select count(*) from delivery.retry").query(Long.class).single())
        .as("five attempts take eleven seconds")
        .isOne();
  }

  private PlanInbox inbox() {
    return inbox(clock, 3);
  }

  private PlanInbox inbox(Clock its, int attempts) {
    return PlanInbox.of(
        DATABASE,
        its,
        attempts,
        payloads -> {
          if (broken) {
            throw new IllegalArgumentException("It failed by itself");
          }
        },
        deadLetters -> {});
  }

  private ParsedMessage message() {
    Instant sentAt = Instant.now();
    return ParsedMessage.valid(
        new ReceivedMessage(
            ids.next(),
            TYPE.queue(),
            TYPE.name(),
            TYPE.version(),
            "plan-1",
            sentAt,
            sentAt,
            Map.of(),
            "{}"));
  }
}
