package com.sysopsquad.jobs.payment;

import static com.sysopsquad.jobs.OperationsProcess.await;
import static com.sysopsquad.jobs.payment.BillingOperations.parameters;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sysopsquad.jobs.approval.AlreadyAsked;
import com.sysopsquad.jobs.approval.AskedStart;
import com.sysopsquad.jobs.approval.CannotDecide;
import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.job.DryRun;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.run.NeedsSecondPerson;
import com.sysopsquad.jobs.run.NotNow;
import com.sysopsquad.jobs.run.RunState;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Who may start the job payment by hand, and what is shown before. */
class StartingPaymentIntegrationTests {

  @AutoClose private static final BillingOperations OPERATIONS = BillingOperations.quick();

  @Test
  void onePersonAloneCannotStartPayment() {
    for (int months : List.of(0, 1, -3)) {
      assertThatThrownBy(
              () -> OPERATIONS.control().start("payment", parameters(month(months)), "ada"))
          .isInstanceOf(NeedsSecondPerson.class)
          .hasMessageContaining("Another operator must confirm it");
    }
    assertThatThrownBy(() -> ask(month(1), null))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("has not started yet")
        .hasMessageContaining("Enter a reason.");
    assertThatThrownBy(() -> ask(month(-3), " "))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("is long past");
    assertThatThrownBy(() -> ask(month(1), "Card 4242 4242 4242 4242"))
        .isInstanceOf(InvalidParameter.class)
        .hasMessageContaining("card number");
    assertThat(OPERATIONS.starts().waiting())
        .extracting(AskedStart::parameters)
        .doesNotContain(parameters(month(0)), parameters(month(1)), parameters(month(-3)));
  }

  @Test
  void anotherPersonConfirmsWhatOneHasAskedForWithItsSums() {
    var month = month(9);
    OPERATIONS.population(month).withCard(5, Population.GOOD).withoutCard(2).arrive();

    long id = ask(month, "The provider is closed then");

    var asked = OPERATIONS.starts().find(id);
    assertThat(asked.state()).isEqualTo(AskedStart.State.ASKED);
    assertThat(asked.reason()).isEqualTo("The provider is closed then");
    assertThat(Objects.requireNonNull(asked.dryRun()).figures())
        .extracting(DryRun.Figure::what, DryRun.Figure::now)
        .contains(tuple("without card", Amounts.of(2)), tuple("bills", Amounts.of(7)));
    assertThat(asked.dryRun().first().now()).isEqualTo(new Amounts(5L, Map.of("USD", 5 * 1393L)));
    assertThatThrownBy(() -> OPERATIONS.starts().confirm(id, "ADA"))
        .isInstanceOf(CannotDecide.class)
        .hasMessageContaining("Another operator must confirm or decline");
    long run = OPERATIONS.starts().confirm(id, "bob");

    assertThat(OPERATIONS.awaitEnd(run).state()).isEqualTo(RunState.COMPLETED);
    assertThat(OPERATIONS.run(run).startedBy()).isEqualTo("ada");
    assertThat(OPERATIONS.starts().find(id))
        .extracting(AskedStart::state, AskedStart::decidedBy, AskedStart::run)
        .containsExactly(AskedStart.State.CONFIRMED, "bob", run);
    assertThat(OPERATIONS.invoices(month)).isEqualTo(5);
    assertThatThrownBy(() -> OPERATIONS.starts().confirm(id, "cleo"))
        .isInstanceOf(CannotDecide.class)
        .hasMessageContaining("bob already confirmed");
    assertThat(audit("start request " + id))
        .containsExactly(
            "ADA confirm start refused: Start request "
                + id
                + " is your own. Another operator must confirm or decline it. If nobody does, it"
                + " expires and nothing starts.",
            "bob confirm start done: " + run,
            "cleo confirm start refused: bob already confirmed start request "
                + id
                + ". It is run "
                + run
                + ".");
  }

  @Test
  void theDatabaseItselfRefusesThatOnePersonIsBoth() {
    long id = ask(month(3), "Try it");

    assertThatThrownBy(
            () ->
                OPERATIONS
                    .jdbc()
                    .sql(
                        """
                        update ops.asked_start
                        set state = 'DECLINED', decided_by = 'Ada', decided_at = clock_timestamp(),
                            decline_reason = 'no'
                        where id = ?
                        """)
                    .param(id)
                    .update())
        .isInstanceOf(DataIntegrityViolationException.class);
    OPERATIONS.starts().decline(id, "Not before New Year", "bob");

    assertThat(OPERATIONS.starts().find(id))
        .extracting(AskedStart::state, AskedStart::decidedBy, AskedStart::declineReason)
        .containsExactly(AskedStart.State.DECLINED, "bob", "Not before New Year");
    assertThatThrownBy(() -> OPERATIONS.starts().confirm(id, "bob"))
        .isInstanceOf(CannotDecide.class);
    assertThat(runs(month(3))).isZero();
  }

  @Test
  void theSameStartWaitsOnceAndExpires() {
    long id = ask(month(4), "Try it");

    assertThatThrownBy(() -> ask(month(4), "Try it again"))
        .isInstanceOf(AlreadyAsked.class)
        .hasMessageContaining("Start request " + id);
    OPERATIONS
        .jdbc()
        .sql(
            """
            update ops.asked_start
            set asked_at = asked_at - interval '2 days', expires_at = asked_at - interval '1 day'
            where id = ?
            """)
        .param(id)
        .update();

    assertThatThrownBy(() -> OPERATIONS.starts().confirm(id, "bob"))
        .isInstanceOf(CannotDecide.class)
        .hasMessageContaining("has expired");
    assertThat(OPERATIONS.starts().waiting()).extracting(AskedStart::id).doesNotContain(id);
    long next = ask(month(4), "Try it again");
    assertThat(OPERATIONS.starts().find(id).state()).isEqualTo(AskedStart.State.EXPIRED);
    OPERATIONS.starts().decline(next, "It was a test", "bob");
  }

  @Test
  void ofTwoWhoConfirmAtOnceOneStartsTheRun() throws Exception {
    var month = month(5);
    long id = ask(month, "Try it");

    List<Future<Long>> answers;
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      answers =
          people.invokeAll(
              List.<Callable<Long>>of(
                  () -> OPERATIONS.starts().confirm(id, "bob"),
                  () -> OPERATIONS.starts().confirm(id, "cleo")));
    }

    assertThat(answers).filteredOn(answer -> answer.state() == Future.State.SUCCESS).hasSize(1);
    assertThat(answers)
        .filteredOn(answer -> answer.state() == Future.State.FAILED)
        .singleElement()
        .extracting(Future::exceptionNow)
        .isInstanceOf(LaunchRefused.class);
    OPERATIONS.awaitQuiet();
    assertThat(runs(month)).isEqualTo(1);
  }

  @Test
  void whatCannotBeStartedNowIsNeitherAskedForNorConfirmed() {
    var month = month(6);
    long id = ask(month, "Try it");
    OPERATIONS.holding().begin("ada", "A restore");

    assertThatThrownBy(() -> ask(month(7), "Try it")).isInstanceOf(NotNow.class);
    assertThatThrownBy(() -> OPERATIONS.starts().confirm(id, "bob")).isInstanceOf(NotNow.class);
    OPERATIONS.holding().release("ada", "It was looked at");

    assertThat(OPERATIONS.starts().find(id).state()).isEqualTo(AskedStart.State.ASKED);
    assertThat(OPERATIONS.awaitEnd(OPERATIONS.starts().confirm(id, "bob")).state())
        .isEqualTo(RunState.COMPLETED);
    assertThatThrownBy(() -> ask(month, "Once more")).hasMessageContaining("was completed by run");
  }

  @Test
  void aScheduleStartsPaymentWithoutASecondPerson() {
    var month = month(11);
    OPERATIONS.population(month).withCard(2, Population.GOOD).arrive();

    OPERATIONS.fire("nightly", Instant.now(), parameters(month));

    await(() -> OPERATIONS.invoices(month) == 2, "the schedule's run bills the day");
    OPERATIONS.awaitQuiet();
  }

  @Test
  void aScheduleCatchesUpOnDaysLongPastWithoutASecondPerson() {
    var month = month(-4);
    OPERATIONS.population(month).withCard(2, Population.GOOD).arrive();

    OPERATIONS.fire("late", Instant.now(), parameters(month));

    await(() -> OPERATIONS.invoices(month) == 2, "the schedule's run bills the day");
    OPERATIONS.awaitQuiet();
  }

  private static long ask(YearMonth month, @Nullable String reason) {
    var result = OPERATIONS.starts().start("payment", parameters(month), reason, "ada");
    return ((Starts.Asked) result).id();
  }

  /**
   * Whoever is charged in a month is seen by all tests: these are months that no other test uses.
   */
  private static YearMonth month(int ahead) {
    return OPERATIONS.thisMonth().plusMonths(ahead);
  }

  private static long runs(YearMonth month) {
    return OPERATIONS
        .jdbc()
        .sql("select count(*) from ops.run where job = 'payment' and lock_key = ?")
        .param(BillingOperations.dayOf(month).toString())
        .query(Long.class)
        .single();
  }

  private static List<String> audit(String subject) {
    return OPERATIONS
        .jdbc()
        .sql(
            "select actor || ' ' || action || ' ' || result from ops.audit where subject = ? order by id")
        .param(subject)
        .query(String.class)
        .list();
  }
}
