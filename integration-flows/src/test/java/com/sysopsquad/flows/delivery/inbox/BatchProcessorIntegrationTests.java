package com.sysopsquad.flows.delivery.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.delivery.inbox.retry.RetryLater;
import com.sysopsquad.flows.delivery.wire.ParsedMessage;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.message.report.DeadLettered;
import com.sysopsquad.platform.TestPlatform;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever comes, however often, and whatever fails meanwhile: once each, in order. */
class BatchProcessorIntegrationTests {

  static final int MESSAGES = 12;
  private static final DataSource DATABASE = migrated();

  private final JdbcClient jdbc = JdbcClient.create(DATABASE);

  /**
   * @param batches numbers of the messages that come together; the broker may bring any again
   * @param poisoned every how many-th message fails whenever it is applied
   * @param outages which calls of the flow meet an outage, after they have had their effect
   */
  @Property(tries = 60)
  void eachMessageIsAppliedOrDeadLetteredOnceInTheOrderOfItsFirstArrival(
      @ForAll @Size(max = 8)
          List<@Size(min = 1, max = 10) List<@IntRange(max = MESSAGES - 1) Integer>> batches,
      @ForAll @IntRange(min = 2, max = 6) int poisoned,
      @ForAll @Size(max = 6) List<Boolean> outages) {
    jdbc.sql("delete from effect.applied").update();
    List<UUID> ids = ids();
    Deque<Boolean> weather = new ArrayDeque<>(outages);
    BatchProcessor processor = processor(poisoned, weather);

    Set<Integer> expected = new LinkedHashSet<>();
    for (List<Integer> batch : batches) {
      expected.addAll(batch);
      deliver(processor, batch.stream().map(number -> parsed(ids.get(number), number)).toList());
    }

    assertThat(noted("applied"))
        .isEqualTo(expected.stream().filter(number -> number % poisoned != 1).toList());
    assertThat(noted("dead-lettered"))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().filter(number -> number % poisoned == 1).toList());
  }

  /** Tried: afterwards, in the same batch, behind one that waits or is dead, and twice. */
  @Property(generation = GenerationMode.EXHAUSTIVE)
  void anIdThatIsUsedAgainWithAnotherBodyIsADeadLetterThatSaysSo(
      @ForAll boolean sameBatch,
      @ForAll boolean firstFails,
      @ForAll @IntRange(min = 1, max = 2) int attempts) {
    jdbc.sql("delete from effect.applied").update();
    jdbc.sql("delete from delivery.retry").update();
    UUID id = ids().getFirst();
    Map<UUID, DeadLettered> dead = new LinkedHashMap<>();
    BatchProcessor processor =
        PlanInbox.of(
                DATABASE,
                Clock.systemUTC(),
                attempts,
                payloads -> {
                  if (firstFails) {
                    throw new IllegalArgumentException("Poison");
                  }
                  note("first", "applied");
                },
                deadLetters ->
                    deadLetters.forEach(deadLetter -> dead.put(deadLetter.messageId(), deadLetter)))
            .processor();
    ParsedMessage first = withBody(id, "{\"a\":1}");
    ParsedMessage other = withBody(id, "{\"a\":2}");

    if (sameBatch) {
      processor.process(List.of(first, other, first));
    } else {
      processor.process(List.of(first));
      processor.process(List.of(first, other));
    }
    processor.process(List.of(other));
    processor.process(List.of(first));

    assertThat(noted().size()).isEqualTo(firstFails ? 0 : 1);
    assertThat(dead.values())
        .filteredOn(deadLetter -> !deadLetter.causeText().equals("Poison"))
        .singleElement()
        .satisfies(
            deadLetter -> {
              assertThat(deadLetter.causeText())
                  .isEqualTo(
                      "The ID %s was already used by a message with a different body. Each message needs"
                              .formatted(id)
                          + " its own ID.");
              assertThat(deadLetter.body()).isEqualTo("{\"a\":2}");
              assertThat(deadLetter.messageId()).isNotEqualTo(id);
            });
  }

  /**
   * What somebody has edited is another message, but a replay may come with what it was read as.
   */
  @Example
  void aReplayIsNoReuse() {
    UUID id = ids().getFirst();
    List<DeadLettered> dead = new ArrayList<>();
    BatchProcessor processor =
        PlanInbox.of(DATABASE, Clock.systemUTC(), 1, payloads -> {}, dead::addAll).processor();

    processor.process(List.of(withBody(id, "{}")));
    processor.process(
        List.of(
            ParsedMessage.valid(
                new ReceivedMessage(
                    id,
                    "BILLING.SUPPORT_PLAN",
                    "t",
                    1,
                    "s",
                    Instant.now(),
                    Instant.now(),
                    Map.of(WireFormat.REPLAY, "1"),
                    "{ }"))));

    assertThat(dead).isEmpty();
  }

  private List<String> noted() {
    return jdbc.sql("select note from effect.applied").query(String.class).list();
  }

  private static ParsedMessage withBody(UUID id, String body) {
    Instant now = Instant.now();
    return ParsedMessage.valid(
        new ReceivedMessage(
            id, "BILLING.SUPPORT_PLAN", "t", 1, "s" + id, now, now, Map.of(), body));
  }

  /** The broker brings a batch again until its session commits. */
  private static void deliver(BatchProcessor processor, List<ParsedMessage> batch) {
    boolean delivered = false;
    while (!delivered) {
      try {
        processor.process(batch);
        delivered = true;
      } catch (RetryLater outage) {
        assertThat(outage).hasMessage("The neighbour is away");
      }
    }
  }

  private BatchProcessor processor(int poisoned, Deque<Boolean> weather) {
    return PlanInbox.of(
            DATABASE,
            Clock.systemUTC(),
            1,
            payloads -> apply(payloads, poisoned, weather),
            deadLetters ->
                deadLetters.forEach(deadLetter -> note(deadLetter.about(), "dead-lettered")))
        .processor();
  }

  private void apply(List<Object> payloads, int poisoned, Deque<Boolean> weather) {
    boolean poison = false;
    for (Object payload : payloads) {
      if (!(payload instanceof ReceivedMessage message)) {
        throw new AssertionError("Not a message: " + payload);
      }
      note(message.subject(), "applied");
      poison |= Integer.parseInt(message.subject()) % poisoned == 1;
    }
    if (Boolean.TRUE.equals(weather.poll())) {
      throw new RetryLater("The neighbour is away", new IllegalStateException());
    }
    if (poison) {
      throw new IllegalArgumentException("Poison");
    }
  }

  private void note(String subject, String note) {
    jdbc.sql("insert into effect.applied (subject, version, note) values (?, 1, ?)")
        .param(subject)
        .param(note)
        .update();
  }

  private List<Integer> noted(String note) {
    return jdbc.sql("select subject::int from effect.applied where note = ? order by n")
        .param(note)
        .query(Integer.class)
        .list();
  }

  private static ParsedMessage parsed(UUID id, int number) {
    Instant now = Instant.now();
    return ParsedMessage.valid(
        new ReceivedMessage(
            id, "BILLING.SUPPORT_PLAN", "t", 1, String.valueOf(number), now, now, Map.of(), "{}"));
  }

  private static List<UUID> ids() {
    TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
    List<UUID> made = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      made.add(ids.next());
    }
    return made;
  }

  /** Connections of a database with the tables of the guarantee, pooled: a property needs many. */
  static DataSource migrated() {
    TestPlatform.Database database = TestQuantum.database("billing");
    Flyway.configure()
        .dataSource(database.migrating())
        .locations("classpath:db/delivery")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load()
        .migrate();
    HikariDataSource pool = new HikariDataSource();
    pool.setDataSource(database.app());
    return pool;
  }
}
