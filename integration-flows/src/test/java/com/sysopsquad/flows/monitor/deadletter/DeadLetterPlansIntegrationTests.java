package com.sysopsquad.flows.monitor.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.platform.TestPlatform;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Among 100,000 dead letters in 50 groups nothing is found by reading all of them. */
class DeadLetterPlansIntegrationTests {

  private static final int DEAD = 100_000;
  private static final DeadLetterFilter OPEN = DeadLetterFilter.open();

  private static Explaining explaining;
  private static DeadLetters deadLetters;
  private static DeadLetterTrends trends;

  @BeforeAll
  static void fill() {
    TestPlatform.Database database = TestQuantum.database("billing");
    JdbcClient owner = JdbcClient.create(database.migrating());
    owner
        .sql(
            """
            insert into ops.dead_letter
                (message_id, quantum, queue, type, version, subject, sent_at, cause_class,
                 cause_text, stack, fingerprint, attempts, first_failed_at, last_failed_at,
                 headers, body)
            select gen_random_uuid(), 'billing', 'QUEUE.' || n % 10,
                   'com.sysopsquad.kind' || n % 50, 1, 'subject-' || n, now(), 'c',
                   'Account ' || md5(n::text) || ' is not known', repeat('at a.B.c' || E'\\n', 20),
                   'kind' || n % 50, 3, now(), now() - n * interval '10 seconds', '{}',
                   '{"note":"' || md5((n + 1)::text) || '", "text": "' || repeat('word ', 50) || '"}'
            from generate_series(1, ?) n
            """)
        .param(DEAD)
        .update();
    owner.sql("vacuum analyze ops.dead_letter").update();
    owner.sql("vacuum analyze ops.dead_letter_text").update();
    explaining = new Explaining(database.app());
    deadLetters = new DeadLetters(explaining);
    trends = new DeadLetterTrends(JdbcClient.create(explaining));
  }

  @BeforeEach
  void forget() {
    explaining.plans.clear();
  }

  @Test
  void groupsAreCountedFromIndexesAlone() {
    List<DeadLetterGroup> groups = deadLetters.groups();

    assertThat(groups).hasSize(50).allMatch(group -> group.dead() == DEAD / 50);
    assertThat(explaining.plans())
        .contains("Index Only Scan using dead_letter_dead", "using dead_letter_replayable")
        .doesNotContain("Seq Scan on dead_letter");
  }

  @Test
  void trendsAreCountedFromAnIndexAlone() {
    assertThat(trends.byHour()).isNotEmpty();
    assertThat(trends.byDay()).isNotEmpty();
    assertThat(trends.byDay("QUEUE.3", "kind3").total()).isPositive();

    assertThat(explaining.plans())
        .contains("dead_letter_failed")
        .doesNotContain("Seq Scan on dead_letter");
  }

  @Test
  void aTextIsFoundByItsParts() {
    String part = "900150983cd24fb0d6963f7d28e17f72".substring(0, 6);

    deadLetters.newest(OPEN, search("text", part), 0, 10);
    deadLetters.count(OPEN, search("text", part));
    deadLetters.newest(OPEN, search("type", "KIND49"), 0, 10);

    assertThat(explaining.plans())
        .contains("dead_letter_text_parts")
        .doesNotContain("Seq Scan on dead_letter");
  }

  @Test
  void whatHasNoPartIsLookedForAmongTheNewestOnly() {
    long found = deadLetters.count(OPEN, search("text", "}"));

    assertThat(found).isEqualTo(DeadLetters.SEARCHED_WITHOUT_INDEX);
    assertThat(explaining.plans()).doesNotContain("Seq Scan on dead_letter_text");
  }

  @Test
  void percentAndUnderlineAreLookedForAsTheyAre() {
    assertThat(deadLetters.count(OPEN, search("text", "acc%unt"))).isZero();
    assertThat(deadLetters.count(OPEN, search("text", "acc_unt"))).isZero();
    assertThat(deadLetters.count(OPEN, search("text", "not\\known"))).isZero();
  }

  @Test
  void eachFilterOfThePageUsesAnIndex() {
    Instant now = Instant.now();
    deadLetters.newest(OPEN, 0, 10);
    deadLetters.newest(new DeadLetterFilter(DeadLetterState.DEAD, null, null), 0, 10);
    deadLetters.newest(new DeadLetterFilter(null, "QUEUE.3", null), 0, 10);
    deadLetters.newest(new DeadLetterFilter(null, null, "kind3"), 0, 10);
    deadLetters.newest(new DeadLetterFilter(null, "QUEUE.3", "kind3"), 0, 10);
    deadLetters.newest(OPEN, search("subject", "subject-77"), 0, 10);
    deadLetters.newest(
        OPEN,
        new DeadLetterSearch(true, null, UUID.randomUUID(), null, null, null, null, null),
        0,
        10);
    deadLetters.newest(
        OPEN,
        new DeadLetterSearch(
            true, null, null, null, null, null, now.minus(Duration.ofHours(1)), now),
        0,
        10);
    deadLetters.numbers(new DeadLetterFilter(null, null, "kind3"), DeadLetterSearch.ALL, 100);
    deadLetters.copyOf(7);

    assertThat(explaining.plans()).doesNotContain("Seq Scan on dead_letter");
  }

  @Test
  void whatIsClosedIsFoundByItsState() {
    deadLetters.newest(new DeadLetterFilter(DeadLetterState.DISCARDED, null, null), 0, 10);

    assertThat(explaining.plans()).contains("Index Scan", "dead_letter_done");
  }

  @Test
  void oneGroupIsCountedWithoutTheOthers() {
    DeadLetterGroup group = deadLetters.group("QUEUE.3", "kind3");

    assertThat(group.dead()).isEqualTo(DEAD / 50);
    assertThat(group.replayable()).isZero();
    assertThat(explaining.plans())
        .contains("dead_letter_dead", "fingerprint = ")
        .doesNotContain("Seq Scan on dead_letter");
  }

  @Test
  void aCountEndsWhereItIsToldTo() {
    assertThat(deadLetters.countUpTo(101, OPEN, search("text", "word"))).isEqualTo(101);
    assertThat(deadLetters.countUpTo(101, OPEN, search("subject", "subject-77"))).isEqualTo(1);
  }

  /** The page says so. */
  @Test
  void ofALongBodyTheFirst20000CharactersAreSearched() {
    long id = deadLetters.newest(OPEN, 1, 1).getFirst().id();
    explaining.update(
        "update ops.dead_letter set body = repeat('x', 19995) || 'first' || 'later',"
            + " cause_text = 'The cause is always searched' where id = ?",
        id);

    assertThat(deadLetters.numbers(OPEN, search("text", "xfirst"), 10)).containsExactly(id);
    assertThat(deadLetters.numbers(OPEN, search("text", "always searched"), 10))
        .containsExactly(id);
    assertThat(deadLetters.numbers(OPEN, search("text", "firstl"), 10)).isEmpty();
  }

  @Test
  void theTextFollowsItsDeadLetter() {
    long id = deadLetters.newest(OPEN, 0, 1).getFirst().id();

    explaining.update("update ops.dead_letter set body = 'Quite another text' where id = ?", id);

    assertThat(deadLetters.numbers(OPEN, search("text", "ANOTHER TEXT"), 10)).containsExactly(id);
  }

  private static DeadLetterSearch search(String what, String value) {
    return new DeadLetterSearch(
        false,
        null,
        null,
        what.equals("subject") ? value : null,
        what.equals("type") ? value : null,
        what.equals("text") ? value : null,
        null,
        null);
  }

  /** Notes how PostgreSQL answers each query, before it is asked. */
  private static final class Explaining extends JdbcTemplate {

    private final List<String> plans = new ArrayList<>();

    Explaining(DataSource database) {
      super(database);
    }

    String plans() {
      return String.join("\n", plans);
    }

    @Override
    public <T extends @Nullable Object> T query(
        PreparedStatementCreator question, ResultSetExtractor<T> answer) {
      plans.addAll(
          super.query(
              (Connection connection) -> question.createPreparedStatement(explaining(connection)),
              rows -> {
                List<String> lines = new ArrayList<>();
                while (rows.next()) {
                  lines.add(rows.getString(1));
                }
                return lines;
              }));
      return super.query(question, answer);
    }

    private static Connection explaining(Connection connection) {
      return (Connection)
          Proxy.newProxyInstance(
              Connection.class.getClassLoader(),
              new Class<?>[] {Connection.class},
              (proxy, method, arguments) -> {
                if (method.getName().equals("prepareStatement")) {
                  arguments[0] = "explain " + arguments[0];
                }
                try {
                  return method.invoke(connection, arguments);
                } catch (InvocationTargetException failed) {
                  throw failed.getTargetException();
                }
              });
    }
  }
}
