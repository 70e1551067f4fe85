package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Named.named;

import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.broker.Intake;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.replay.ReplayConfiguration;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.client.ClientConsumer;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever bytes lie in a queue stop neither the process nor the messages behind them, and are not
 * lost. Tried: a text of 64 MiB; bytes of 3 MB; a text that a compressing client sent and that is a
 * thousand times larger than what travels; a text whose UTF-8 is too long though its characters are
 * not. Type 77; texts whose length is too great, odd, or cut off; garbage that calls itself an
 * object, a map, a stream; half a zip.
 */
class BrokenMessagesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int TEXT = 3;
  private static final int BYTES = 4;
  private static TestQuantum billing;

  private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());
  private final UUID ada = UUID.randomUUID();

  @BeforeAll
  static void start() {
    TestPlatform.start().purgeQueues();
    billing =
        TestQuantum.start(
            "billing",
            TestQuantum.database("billing"),
            SupportPlanInbound.class,
            ReplayConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    billing.close();
    TestPlatform.start().purgeQueues();
  }

  @BeforeEach
  void empty() {
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
  }

  /** What is sent, and how it looks afterwards. */
  record Oversized(String parameters, int type, CoreMessages.Writer body, long size) {}

  static Stream<Named<Oversized>> oversized() {
    return Stream.of(
        named(
            "a text of 64 MiB",
            new Oversized("", TEXT, CoreMessages.text(64 << 20, 'x'), 5 + (128L << 20))),
        named(
            "bytes of 3 MB",
            new Oversized("", BYTES, CoreMessages.bytes(new byte[3_000_000]), 3_000_000)),
        named(
            "a text that travels as a thousandth",
            new Oversized(
                "compressLargeMessage=true",
                TEXT,
                CoreMessages.text(20 << 20, 'x'),
                5 + (40L << 20))),
        named(
            "a text whose UTF-8 is too long",
            new Oversized("", TEXT, CoreMessages.text(600_000, 'é'), 1_200_000)));
  }

  @ParameterizedTest
  @MethodSource("oversized")
  void whatIsTooLargeIsDeadByReferenceAndKeptWhole(Oversized oversized) throws Exception {
    UUID id = ids.next();

    CoreMessages.send(oversized.parameters(), id, oversized.type(), oversized.body());
    RawMessages.send(RawMessages.plan(ids.next(), json(1), Map.of()));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 1 && versions().size() == 1);
    DeadLetter deadLetter = deadLetters().getFirst();
    assertThat(deadLetter.messageId()).isEqualTo(id);
    assertThat(deadLetter.causeText())
        .isEqualTo(
            "The body has %d bytes. At most 1048576 are accepted. The whole message is kept in"
                    .formatted(oversized.size())
                + " OPS.OVERSIZED.");
    assertThat(deadLetter.complete()).isFalse();
    assertThat(deadLetter.body()).hasSizeLessThan(1_001);
    assertThat(deadLetter.headers())
        .containsEntry(ReceivedMessage.CUT, Long.toString(oversized.size()))
        .containsEntry(ReceivedMessage.HELD_IN, "OPS.OVERSIZED");
    assertThat(held(id)).isEqualTo(deadLetter.headers().get(ReceivedMessage.SHA256));
  }

  @Test
  void whenNothingMoreCanBeKeptTheQueueGoesOn() {
    for (int i = 0; i < 22; i++) {
      CoreMessages.send(ids.next(), BYTES, CoreMessages.bytes(new byte[1_100_000]));
    }
    RawMessages.send(RawMessages.plan(ids.next(), json(1), Map.of()));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 22 && versions().size() == 1);
    TestPlatform.start().purgeQueues();
    assertThat(deadLetters())
        .filteredOn(deadLetter -> !deadLetter.headers().containsKey(ReceivedMessage.HELD_IN))
        .isNotEmpty()
        .allSatisfy(
            deadLetter ->
                assertThat(deadLetter.causeText())
                    .isEqualTo("The body has 1100000 bytes. At most 1048576 are accepted."));
  }

  /** What is sent, and why it cannot be read. */
  record Broken(int type, String hex, String cause) {}

  static Stream<Named<Broken>> broken() {
    String json = "7b2261223a317d";
    String malformed =
        "The body is malformed: its type is text, but its bytes are not text in Artemis' format.";
    return Stream.of(
        named(
            "type 77",
            new Broken(77, json, "The body is not text (message of the unknown type 77).")),
        named(
            "type -1",
            new Broken(-1, json, "The body is not text (message of the unknown type -1).")),
        named("a text longer than it is", new Broken(TEXT, "017fffffff6100", malformed)),
        named("a text of negative length", new Broken(TEXT, "01ffffffff6100", malformed)),
        named("a text of an odd length", new Broken(TEXT, "0100000001610000", malformed)),
        named("a text without its length", new Broken(TEXT, "0100", malformed)),
        named(
            "a garbage object",
            new Broken(2, "aced00057372", "The body is not text (ObjectMessage).")),
        named("a garbage map", new Broken(5, "01ff", "The body is not text (MapMessage).")),
        named("a garbage stream", new Broken(6, "ff", "The body is not text (StreamMessage).")),
        named(
            "bytes that are no UTF-8",
            new Broken(BYTES, "7bc3287d", "The body is a BytesMessage whose bytes are not UTF-8.")),
        named(
            "bytes that are UTF-16",
            new Broken(
                BYTES,
                "feff007b00e9007d",
                "The body is a BytesMessage whose bytes are not UTF-8.")),
        named(
            "bytes with NUL",
            new Broken(
                BYTES, "7b007d", "The text of the body contains the character NUL (U+0000).")));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatNobodyCanReadIsDeadAndStaysUnseenAndTheGoodOnesBehindItGoOn(Broken broken) {
    UUID id = ids.next();

    CoreMessages.send(id, broken.type(), CoreMessages.bytes(bytes(broken.hex())));
    LongStream.rangeClosed(1, 6)
        .forEach(n -> RawMessages.send(RawMessages.plan(ids.next(), json(n), Map.of())));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 1 && versions().size() == 6);
    DeadLetter deadLetter = deadLetters().getFirst();
    assertThat(deadLetter.messageId()).isEqualTo(id);
    assertThat(deadLetter.causeText()).isEqualTo(broken.cause());
    assertThat(deadLetter.attempts()).isEqualTo(1);
    assertThat(deadLetter.body()).isNull();
    assertThat(deadLetter.withheld()).isTrue();
    assertThat(deadLetter.headers()).containsEntry(WireFormat.ENCODING, WireFormat.BASE64);
    assertThat(withheld(id)).containsExactly(bytes(broken.hex()));
  }

  @Test
  void bytesThatMayHoldACardAreNotKept() {
    UUID id = ids.next();

    CoreMessages.send(
        id,
        BYTES,
        CoreMessages.bytes("{\u00e9 4242 4242 4242 4242".getBytes(StandardCharsets.UTF_16LE)));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 1);
    assertThat(deadLetters().getFirst().body()).isNull();
    assertThat(deadLetters().getFirst().withheld()).isFalse();
    assertThat(withheld(id)).isEmpty();
  }

  /** It is given up again, and its body must not be replaced by the placeholder of the replay. */
  @Test
  void aReplayThatCannotBeAppliedLosesNoBody() {
    UUID id = ids.next();
    String body = json(1).replace("Ada", "password: x1");
    RawMessages.send(RawMessages.plan(id, body, Map.of(WireFormat.SUBJECT, "")));
    await().atMost(PATIENCE).until(() -> deadLetters().size() == 1);
    long dead = deadLetters().getFirst().id();
    assertThat(deadLetters().getFirst().withheld()).isTrue();

    for (int times = 1; times <= 2; times++) {
      long before = deadLetters().getFirst().revision();
      billing
          .bean(DeadLetterDecisions.class)
          .replay(dead, new Decision("olive", "try again", null));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  deadLetters().getFirst().revision() > before + 1
                      && deadLetters().getFirst().state() == DeadLetterState.DEAD);
    }

    assertThat(deadLetters().getFirst().withheld()).isTrue();
    assertThat(
            billing
                .jdbc()
                .sql("select body from delivery.withheld_body where id = ?")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo(body);
  }

  @Test
  void aBodyThatBreaksOffIsDeadAndTheGoodOnesBehindItGoOn() {
    UUID id = ids.next();

    CoreMessages.send(
        id,
        TEXT,
        message -> {
          message.putBooleanProperty("_AMQ_LARGE_COMPRESSED", true);
          message.setBodyInputStream(new ByteArrayInputStream(new byte[3_000_000]));
        });
    RawMessages.send(RawMessages.plan(ids.next(), json(1), Map.of()));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 1 && versions().size() == 1);
    assertThat(deadLetters().getFirst().causeText()).startsWith("The body cannot be read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"_AMQ_ORIG_ADDRESS", "_AMQ_ORIG_QUEUE", "JMSType", "JMSReplyTo", "cloudEvents_id"})
  void aHeaderOfAnotherKindThanAnybodyExpectsStopsNothing(String header) {
    CoreMessages.send(
        ids.next(),
        BYTES,
        message -> {
          message.getBodyBuffer().writeBytes(json(1).getBytes(StandardCharsets.UTF_8));
          message.putBytesProperty(header, new byte[] {1, 2, 3});
        });
    RawMessages.send(RawMessages.plan(ids.next(), json(2), Map.of()));

    await().atMost(PATIENCE).until(() -> versions().size() + deadLetters().size() == 2);
    assertThat(versions()).contains(2L);
  }

  @Test
  void aContractInBytesIsReadAsUtf8() {
    CoreMessages.send(ids.next(), BYTES, CoreMessages.utf8(json(7).replace("Ada", "Åda 😀")));

    await().atMost(PATIENCE).until(() -> versions().equals(List.of(7L)));
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void bytesThatWereKeptAreReplayedAsTheyWere() {
    CoreMessages.send(ids.next(), 77, CoreMessages.utf8(json(8)));
    CoreMessages.send(ids.next(), BYTES, CoreMessages.bytes(bytes("7bc3287d")));
    await().atMost(PATIENCE).until(() -> deadLetters().size() == 2);

    for (DeadLetter deadLetter : deadLetters()) {
      billing
          .bean(DeadLetterDecisions.class)
          .replay(deadLetter.id(), new Decision("olive", "try again", null));
    }

    await().atMost(PATIENCE).until(() -> versions().equals(List.of(8L)));
    await().atMost(PATIENCE).until(() -> deadLetters().size() == 1);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(deadLetters().getFirst().state().name()).isEqualTo("DEAD"));
    assertThat(withheld(deadLetters().getFirst().messageId())).containsExactly(bytes("7bc3287d"));
  }

  /** What the quantum has kept of a message that is not text. */
  private static List<byte[]> withheld(UUID id) {
    return billing
        .jdbc()
        .sql("select body from delivery.withheld_body where id = ? and encoded")
        .param(id)
        .query((row, number) -> Base64.getDecoder().decode(row.getString(1)))
        .list();
  }

  /** The hash of the body that is kept, as its drainer computes it. */
  private static String held(UUID id) throws Exception {
    Map<String, String> env = TestPlatform.start().env();
    try (ActiveMQConnectionFactory factory =
            new ActiveMQConnectionFactory(env.get("SYSOPS_BROKER_URL"));
        Connection connection =
            factory.createConnection(
                env.get("SYSOPS_BROKER_OPERATIONS_USER"),
                env.get("SYSOPS_BROKER_OPERATIONS_PASSWORD"));
        Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE)) {
      connection.start();
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      try (ClientConsumer consumer = core.createConsumer(Intake.HOLD)) {
        ClientMessage message = consumer.receive(30_000);
        assertThat(message.getStringProperty(WireFormat.ID)).isEqualTo(id.toString());
        assertThat(message.getStringProperty(Intake.HELD_FROM)).isEqualTo(Queues.SUPPORT_PLAN);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        message.saveToOutputStream(body);
        message.acknowledge();
        assertThat(consumer.receiveImmediate()).isNull();
        return HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(body.toByteArray()));
      }
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private String json(long version) {
    return new ContractJson().write(plan(ada, version));
  }

  private List<Long> versions() {
    return billing
        .jdbc()
        .sql("select version from effect.applied where subject = ? order by n")
        .param(ada.toString())
        .query(Long.class)
        .list();
  }

  private static List<DeadLetter> deadLetters() {
    return billing.bean(DeadLetters.class).newest(DeadLetterFilter.open(), 0, 100);
  }
}
