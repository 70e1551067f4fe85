package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sysopsquad.flows.delivery.deadletter.Failure;
import com.sysopsquad.flows.delivery.inbox.retry.InboxSettings;
import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import com.sysopsquad.flows.delivery.inbox.retry.RetryRows;
import com.sysopsquad.flows.delivery.inbox.retry.WaitingMessage;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.platform.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.springframework.jdbc.core.simple.JdbcClient;

/** However messages fail, recover, come again and are taken up: once each, a subject in order. */
class RetryOrderIntegrationTests {

  static final int MESSAGES = 15;
  private static final int SUBJECTS = 3;
  private static final int ATTEMPTS = 3;
  private static final String QUEUE = PlanInbox.settings().queue();
  private static final DataSource DATABASE = BatchProcessorIntegrationTests.migrated();

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);
  private final SettableClock clock = new SettableClock(Instant.now().toString());

  /** How a call of the flow ends, after it has had its effect. */
  enum Weather {
    FINE,
    OUTAGE,
    FAILURE
  }

  @Property(tries = 50)
  void eachMessageIsAppliedOrGivenUpOnceInTheOrderOfItsSubject(
      @ForAll @Size(max = 8)
          List<@Size(min = 1, max = 6) List<@IntRange(max = MESSAGES - 1) Integer>> batches,
      @ForAll @Size(max = 30) List<Weather> forecast,
      @ForAll @IntRange(min = 2, max = 9) int poisoned,
      @ForAll @IntRange(max = 4) int retriesBetween) {
    forget();
    List<UUID> ids = ids();
    Deque<Weather> weather = new ArrayDeque<>(forecast);
    PlanInbox inbox =
        PlanInbox.of(
            DATABASE,
            clock,
            ATTEMPTS,
            payloads -> apply(payloads, poisoned, weather),
            deadLetters ->
                deadLetters.forEach(
                    deadLetter ->
                        note(deadLetter.about(), number(deadLetter.headers()), "dead-lettered")));

    Set<Integer> arrived = new LinkedHashSet<>();
    for (List<Integer> batch : batches) {
      arrived.addAll(batch);
      List<ParsedMessage> messages = batch.stream().map(n -> parsed(ids.get(n), n)).toList();
      untilFine(
          () -> {
            inbox.processor().process(messages);
            return true;
          });
      for (int i = 0; i < retriesBetween; i++) {
        clock.advance(Duration.ofSeconds(1));
        untilFine(inbox.retrying()::next);
      }
    }
    while (count("delivery.retry") > 0) {
      clock.advance(PlanInbox.LONGEST_PAUSE.multipliedBy(2));
      while (untilFine(inbox.retrying()::next)) {
        assertThat(count("effect.applied")).isLessThanOrEqualTo(arrived.size());
      }
    }

    for (int subject = 0; subject < SUBJECTS; subject++) {
      int mine = subject;
      assertThat(numbers(String.valueOf(subject)))
          .isEqualTo(arrived.stream().filter(n -> n % SUBJECTS == mine).toList());
    }
    assertThat(count("delivery.inbox where dead"))
        .isEqualTo(count("effect.applied where note = 'dead-lettered'"))
        .isGreaterThanOrEqualTo(arrived.stream().filter(n -> n % poisoned == 1).count());
  }

  @Example
  void independentMessagesDoNotWaitForEachOther() {
    forget();
    List<UUID> ids = ids();
    InboxSettings independent = PlanInbox.settings().independently();
    Deque<Weather> weather = new ArrayDeque<>(List.of(Weather.FAILURE, Weather.FAILURE));
    PlanInbox inbox =
        PlanInbox.of(
            independent,
            DATABASE,
            clock,
            ATTEMPTS,
            payloads -> apply(payloads, MESSAGES, weather),
            deadLetters ->
                deadLetters.forEach(
                    deadLetter ->
                        note(deadLetter.about(), number(deadLetter.headers()), "dead-lettered")));

    inbox.processor().process(List.of(parsed(ids.get(0), 0), parsed(ids.get(3), 3)));
    inbox.processor().process(List.of(parsed(ids.get(6), 6)));
    clock.advance(PlanInbox.LONGEST_PAUSE);
    boolean retried = inbox.retrying().next();

    assertThat(retried).isTrue();
    assertThat(numbers("0")).containsExactly(3, 6, 0);
    assertThat(count("delivery.retry")).isZero();
  }

  @Example
  void aMessageThatCannotBePreparedNowHoldsUpOnlyItsSubject() {
    forget();
    List<UUID> ids = ids();
    Set<String> away = new HashSet<>(Set.of("0"));
    PlanInbox inbox = preparing(PlanInbox.settings(), away);
    List<ParsedMessage> batch =
        List.of(
            parsed(ids.get(0), 0),
            parsed(ids.get(2), 2),
            parsed(ids.get(3), 3),
            parsed(ids.get(5), 5));

    assertThatThrownBy(() -> inbox.processor().process(batch)).isInstanceOf(RetryLater.class);

    assertThat(numbers("2")).containsExactly(2, 5);
    assertThat(numbers("0")).isEmpty();

    away.clear();
    inbox.processor().process(batch);

    assertThat(numbers("0")).containsExactly(0, 3);
    assertThat(count("effect.applied")).isEqualTo(4);
    assertThat(count("delivery.retry")).isZero();
  }

  @Example
  void aWaitingMessageThatCannotBePreparedNowHoldsUpNoOther() {
    forget();
    List<UUID> ids = ids();
    Set<String> failing = new HashSet<>(Set.of("0", "2"));
    Set<String> away = new HashSet<>();
    PlanInbox inbox = preparing(PlanInbox.settings().independently(), away, failing);
    inbox.processor().process(List.of(parsed(ids.get(0), 0), parsed(ids.get(2), 2)));
    assertThat(count("delivery.retry")).isEqualTo(2);

    failing.clear();
    away.add("0");
    clock.advance(PlanInbox.LONGEST_PAUSE);
    for (int i = 0; i < 2; i++) {
      try {
        inbox.retrying().next();
      } catch (RetryLater outage) {
        assertThat(outage).hasMessage("The neighbour is away");
      }
    }

    assertThat(numbers("2")).containsExactly(2);
    assertThat(numbers("0")).isEmpty();
    assertThat(count("delivery.retry where attempts = 1")).isEqualTo(1);
  }

  private PlanInbox preparing(InboxSettings settings, Set<String> away) {
    return preparing(settings, away, Set.of());
  }

  /** Whatever is named as away cannot be prepared now; whatever is named as failing fails. */
  private PlanInbox preparing(InboxSettings settings, Set<String> away, Set<String> failing) {
    return PlanInbox.of(
        settings.preparing(
            message -> {
              if (away.contains(number(message.headers()))) {
                throw new RetryLater("The neighbour is away", new IllegalStateException());
              }
              if (failing.contains(number(message.headers()))) {
                throw new IllegalArgumentException("It failed by itself");
              }
              return message;
            }),
        DATABASE,
        clock,
        ATTEMPTS,
        payloads -> apply(payloads, MESSAGES, new ArrayDeque<>()),
        deadLetters -> {});
  }

  /** The database rounds times to microseconds, up too. */
  @Example
  void aMessageIsTriedNoNanosecondBeforeItIsDue() {
    forget();
    PlanInbox inbox =
        PlanInbox.of(
            DATABASE,
            clock,
            ATTEMPTS,
            payloads -> {
              throw new IllegalArgumentException("It failed by itself");
            },
            deadLetters -> {});
    inbox.processor().process(List.of(parsed(ids().getFirst(), 0)));
    Instant due =
        jdbc.sql("select next_attempt_at from delivery.retry")
            .query(OffsetDateTime.class)
            .single()
            .toInstant();

    clock.set(due.minusNanos(1).toString());
    boolean early = inbox.retrying().next();
    clock.set(due.toString());
    boolean inTime = inbox.retrying().next();

    assertThat(early).isFalse();
    assertThat(inTime).isTrue();
  }

  /** The attempt had begun before the person decided. */
  @Example
  void aMessageThatIsGivenUpDuringAnAttemptIsDeadAtOnce() {
    List<DeadLettered> dead = new ArrayList<>();
    PlanInbox inbox = withOneThatFails(dead);
    RetryRows rows = new RetryRows(jdbc);
    WaitingMessage waiting = rows.due(QUEUE, false, inAnHour()).orElseThrow();

    boolean known =
        rows.giveUp(QUEUE, waiting.message().id(), "olive gave up on it: wrong", clock.instant());
    Failure again =
        waiting.failed(
            new IllegalArgumentException("It failed again"), clock.instant(), clock.instant());
    rows.postpone(waiting, new RetryRows.Cause(again, "a kind"), inAnHour());
    rows.delay(rows.due(QUEUE, false, inAnHour()).orElseThrow(), inAnHour());
    boolean tried = inbox.retrying().next();

    assertThat(known).isTrue();
    assertThat(tried).isTrue();
    assertThat(dead)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.attempts()).isEqualTo(2);
              assertThat(one.causeText()).isEqualTo("It failed again. olive gave up on it: wrong");
            });
    assertThat(count("delivery.retry")).isZero();
    assertThat(count("delivery.inbox where dead")).isOne();
  }

  @Example
  void aMessageThatWaitsSinceAnEarlierVersionCanBeGivenUpToo() {
    List<DeadLettered> dead = new ArrayList<>();
    PlanInbox inbox = withOneThatFails(dead);
    RetryRows rows = new RetryRows(jdbc);
    jdbc.sql("update delivery.retry set place = null").update();
    UUID id = jdbc.sql("select id from delivery.retry").query(UUID.class).single();

    assertThat(rows.giveUp("ANOTHER.QUEUE", id, "nobody", clock.instant())).isFalse();
    assertThat(rows.giveUp(QUEUE, id, "olive gave up on it.", clock.instant())).isTrue();
    assertThat(inbox.retrying().next()).isTrue();

    assertThat(dead)
        .extracting(DeadLettered::causeText)
        .containsExactly("It failed by itself. olive gave up on it.");
    assertThat(rows.giveUp(QUEUE, id, "too late", clock.instant())).isFalse();
  }

  /** It has been tried once. */
  private PlanInbox withOneThatFails(List<DeadLettered> dead) {
    forget();
    PlanInbox inbox =
        PlanInbox.of(
            DATABASE,
            clock,
            ATTEMPTS,
            payloads -> {
              throw new IllegalArgumentException("It failed by itself");
            },
            dead::addAll);
    inbox.processor().process(List.of(parsed(ids().getFirst(), 0)));
    return inbox;
  }

  private Instant inAnHour() {
    return clock.instant().plus(Duration.ofHours(1));
  }

  /**
   * Tried: three, two and eight that fail, in one batch and one by one. All pauses of one message
   * are three seconds here.
   */
  @Property(tries = 6)
  void howeverManyFailTheGoodOnesBehindThemWaitNoLongerThanForOne(
      @ForAll @IntRange(min = 2, max = 8) int failing, @ForAll boolean together) {
    forget();
    TimeOrderedIds made = new TimeOrderedIds(Clock.systemUTC());
    List<DeadLettered> dead = new ArrayList<>();
    PlanInbox inbox =
        PlanInbox.of(
            DATABASE,
            clock,
            ATTEMPTS,
            payloads -> {
              String number = number(((ReceivedMessage) payloads.getFirst()).headers());
              if (payloads.size() > 1 || Integer.parseInt(number) < failing * SUBJECTS) {
                throw new IllegalArgumentException("It failed by itself");
              }
              note("0", number, "applied");
            },
            dead::addAll);
    List<ParsedMessage> messages =
        IntStream.rangeClosed(0, failing).mapToObj(n -> parsed(made.next(), n * SUBJECTS)).toList();

    if (together) {
      inbox.processor().process(messages);
    } else {
      messages.forEach(message -> inbox.processor().process(List.of(message)));
    }
    Duration waited = Duration.ZERO;
    while (count("effect.applied") == 0) {
      while (inbox.retrying().next()) {
        assertThat(dead).hasSizeLessThanOrEqualTo(failing);
      }
      clock.advance(Duration.ofMillis(50));
      waited = waited.plusMillis(50);
    }

    assertThat(waited).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    assertThat(dead).hasSize(failing);
    assertThat(dead.getFirst().attempts()).isEqualTo(ATTEMPTS);
    // Two that are tried with the shortest pauses have all their attempts in time.
    assertThat(dead.stream().filter(one -> one.attempts() < ATTEMPTS))
        .hasSizeGreaterThanOrEqualTo(failing > 2 ? 1 : 0)
        .allSatisfy(
            one ->
                assertThat(one.causeText())
                    .startsWith(
                        "It failed by itself. It is not retried because messages of its subject"
                            + " have")
                    .endsWith(", longer than 3 seconds."));
    assertThat(dead.stream().filter(one -> one.attempts() == ATTEMPTS))
        .allSatisfy(one -> assertThat(one.causeText()).isEqualTo("It failed by itself"));
  }

  private void forget() {
    jdbc.sql("delete from effect.applied").update();
    jdbc.sql("delete from delivery.retry").update();
    jdbc.sql("delete from delivery.inbox").update();
  }

  /** The broker brings a batch again, and a worker comes back, until nothing is down. */
  private static boolean untilFine(BooleanSupplier action) {
    while (true) {
      try {
        return action.getAsBoolean();
      } catch (RetryLater outage) {
        assertThat(outage).hasMessage("The neighbour is away");
      }
    }
  }

  private void apply(List<Object> payloads, int poisoned, Deque<Weather> weather) {
    boolean poison = false;
    for (Object payload : payloads) {
      if (!(payload instanceof ReceivedMessage message)) {
        throw new AssertionError("Not a message: " + payload);
      }
      String number = number(message.headers());
      note(message.subject(), number, "applied");
      poison |= Integer.parseInt(number) % poisoned == 1;
    }
    Weather now = weather.isEmpty() ? Weather.FINE : weather.poll();
    if (now == Weather.OUTAGE) {
      throw new RetryLater("The neighbour is away", new IllegalStateException());
    }
    if (poison || now == Weather.FAILURE) {
      throw new IllegalArgumentException("It failed by itself");
    }
  }

  private void note(String subject, String number, String note) {
    jdbc.sql("insert into effect.applied (subject, version, note) values (?, ?, ?)")
        .param(subject)
        .param(Integer.parseInt(number))
        .param(note)
        .update();
  }

  private List<Integer> numbers(String subject) {
    return jdbc.sql("select version::int from effect.applied where subject = ? order by n")
        .param(subject)
        .query(Integer.class)
        .list();
  }

  private long count(String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private static String number(Map<String, String> headers) {
    return headers.getOrDefault("number", "");
  }

  private static ParsedMessage parsed(UUID id, int number) {
    Instant now = Instant.now();
    return ParsedMessage.valid(
        new ReceivedMessage(
            id,
            PlanInbox.settings().queue(),
            "t",
            1,
            String.valueOf(number % SUBJECTS),
            now,
            now,
            Map.of("number", String.valueOf(number)),
            "{}"));
  }

  private static List<UUID> ids() {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      made.add(ids.next());
    }
    return made;
  }
}
