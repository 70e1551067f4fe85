package com.sysopsquad.flows.delivery;

import static com.sysopsquad.flows.delivery.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.delivery.wire.WireFormat;
import com.sysopsquad.flows.delivery.wire.contract.ContractJson;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.invoice.InvoiceIssued;
import com.sysopsquad.flows.monitor.MonitorConfiguration;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.supportplan.SupportPlanInbound;
import com.sysopsquad.platform.TestPlatform;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A stranger takes part by the document alone, and whatever comes does no harm. */
class ForeignMessagesIntegrationTests {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final String SEND_PLAN = "customer.send.BILLING.SUPPORT_PLAN";
  private static final String PLAN = "com.sysopsquad.plan.chosen";
  private static final String INVOICE = "com.sysopsquad.invoice.issued";
  private static final String SEND_CARD = "customer.send.BILLING.CARD_REGISTRATION";
  private static final String RECEIVE_INVOICE = "customer.receive.CUSTOMER.INVOICE";
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
            InvoiceGateway.class,
            MonitorConfiguration.class,
            RecordingPlans.class);
  }

  @AfterAll
  static void stop() {
    billing.close();
  }

  @BeforeEach
  void empty() {
    billing.jdbc().sql("delete from effect.applied").update();
    billing.jdbc().sql("delete from ops.dead_letter").update();
  }

  @Test
  void whoKnowsOnlyTheDocumentCanSend() throws Exception {
    try (StrangerByDocument stranger = StrangerByDocument.customer()) {
      ObjectNode headers = stranger.exampleHeaders(SEND_PLAN, PLAN);
      headers.put("cloudEvents_id", UUID.randomUUID().toString());
      headers.put("cloudEvents_time", Instant.now().toString());
      ObjectNode body = stranger.exampleBody(SEND_PLAN, PLAN);
      ((ObjectNode) body.path("customer")).put("customerId", ada.toString());
      body.put("version", 12);

      stranger.send(SEND_PLAN, headers, body.toString());
      stranger.send(SEND_PLAN, headers, body.toString());
    }

    await().atMost(PATIENCE).until(() -> versions().equals(List.of(12L)));
    assertThat(deadLetters()).isEmpty();
  }

  @Test
  void whoKnowsOnlyTheDocumentCanReceive() throws Exception {
    billing.inTransaction(() -> billing.bean(InvoiceGateway.class).send(List.of(invoice())));

    try (StrangerByDocument stranger = StrangerByDocument.customer()) {
      StrangerByDocument.Received received = stranger.receive(RECEIVE_INVOICE);

      SchemaRegistry schemas =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
      JsonNode message = stranger.message(RECEIVE_INVOICE, INVOICE);
      assertThat(schemas.getSchema(message.path("headers")).validate(received.headers())).isEmpty();
      assertThat(schemas.getSchema(message.path("payload")).validate(received.body())).isEmpty();
      assertThat(received.body().path("customerId").asString()).isEqualTo(ada.toString());
    }
  }

  @Test
  void whatIsNotAsTheDocumentSaysIsDeadAtOnceWithAPlainCause() {
    String good = json(1);
    UUID noTime = UUID.fromString("0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f");
    send(context -> context.createBytesMessage());
    send(context -> with(context.createMapMessage(), message -> message.setString("a", "b")));
    send(context -> context.createObjectMessage("no text"));
    send(context -> context.createStreamMessage());
    send(context -> context.createMessage());
    send(RawMessages.plan(ids.next(), good, Map.of(WireFormat.CONTENT_TYPE, "text/xml")));
    send(RawMessages.plan(ids.next(), good, Map.of(WireFormat.SPECIFICATION, "0.3")));
    send(RawMessages.plan(ids.next(), good, Map.of(WireFormat.TYPE, "t".repeat(100_000))));
    send(RawMessages.plan(ids.next(), "[".repeat(100_000), Map.of()));
    send(RawMessages.plan(noTime, "{}", Map.of(WireFormat.TIME, Instant.MAX.toString())));
    send(
        context ->
            with(
                RawMessages.plan(ids.next(), good, Map.of()).write(context),
                message -> {
                  for (int i = 0; i < 200; i++) {
                    message.setStringProperty("x" + i, "\0".repeat(500));
                  }
                }));
    send(
        RawMessages.plan(
            ids.next(),
            json(2),
            Map.of(WireFormat.CONTENT_TYPE, "Application/JSON; charset=utf-8")));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 11 && versions().size() == 1);
    assertThat(versions()).containsExactly(2L);
    assertThat(deadLetters())
        .allSatisfy(deadLetter -> assertThat(deadLetter.attempts()).isEqualTo(1));
    assertThat(deadLetters().stream().map(DeadLetter::causeText))
        .anyMatch(text -> text.contains("The body is not text (BytesMessage without bytes)."))
        .anyMatch(text -> text.contains("(MapMessage)."))
        .anyMatch(text -> text.contains("(ObjectMessage)."))
        .anyMatch(text -> text.contains("(StreamMessage)."))
        .anyMatch(text -> text.contains("(Message without body)."))
        .anyMatch(text -> text.equals("The content is text/xml and not JSON."))
        .anyMatch(text -> text.equals("CloudEvents 0.3 is not known."))
        .anyMatch(text -> text.startsWith("The header cloudEvents_type is longer than 500"))
        .anyMatch(text -> text.startsWith("The body is not JSON"))
        .anyMatch(text -> text.endsWith("The field planId of PlanChosen is missing."))
        .anyMatch(text -> text.matches("There are 2\\d\\d headers. At most 100 are accepted."));
  }

  @Test
  void aBodyThatIsTooLargeIsDeadWithItsSizeAndItsBeginning() {
    String card = "4242424242424242";
    String large = "x".repeat(990) + card + "é".repeat(5 << 20);

    send(RawMessages.plan(ids.next(), large, Map.of()));
    send(RawMessages.plan(ids.next(), json(3).replace("Ada Byron", "é".repeat(600_000)), Map.of()));
    String unknown = "{\"unknown\":\"" + "a".repeat(900_000) + "\",";
    send(RawMessages.plan(ids.next(), unknown + json(4).substring(1), Map.of()));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 2 && versions().size() == 1);
    assertThat(versions()).containsExactly(4L);
    assertThat(deadLetters())
        .anySatisfy(
            deadLetter -> {
              assertThat(deadLetter.causeText())
                  .isEqualTo(
                      "The body has 10487777 bytes. At most 1048576 are accepted. The whole message"
                          + " is kept in OPS.OVERSIZED.");
              assertThat(deadLetter.body()).isEqualTo("x".repeat(990) + "[number]éé");
            })
        .anySatisfy(
            deadLetter -> assertThat(deadLetter.body()).startsWith("{").hasSizeLessThan(1_001));
    assertThat(billing.bean(DeadLetters.class).kinds()).hasSize(1);
  }

  /** Tried: a code that fills a column exactly, a name, and a text in a record within. */
  @Test
  void aTextThatIsTooLongIsDeadAtOnceAndHoldsUpNothing() {
    send(RawMessages.plan(ids.next(), json(5).replace("\"NV\"", "\"Nevada\""), Map.of()));
    send(RawMessages.plan(ids.next(), json(6).replace("GOLD", "G".repeat(201)), Map.of()));
    send(RawMessages.plan(ids.next(), json(7), Map.of()));

    await().atMost(PATIENCE).until(() -> deadLetters().size() == 2 && versions().size() == 1);
    assertThat(versions()).containsExactly(7L);
    assertThat(deadLetters()).extracting(DeadLetter::attempts).containsOnly(1);
    assertThat(deadLetters())
        .extracting(DeadLetter::causeText)
        .anyMatch(
            text ->
                text.contains(
                    "The field customer/state of PlanChosen must be at most 2 characters long."))
        .anyMatch(
            text ->
                text.contains(
                    "The field contractCode of PlanChosen must be at most 200 characters long."));
  }

  @Test
  void aBurstOfGarbageHoldsUpNoneOfTheGoodOnes() {
    List<String> garbage =
        List.of(
            "",
            "{",
            "null",
            "[]",
            "\u0000",
            "\ud800",
            "{\"planId\":1}",
            "eyJ".repeat(1_000),
            "{\"planId\":\"" + "9".repeat(10_000),
            "<xml/>");

    RawMessages.sendAll(
        LongStream.range(0, 3_000)
            .mapToObj(
                n ->
                    n % 10 == 9
                        ? RawMessages.plan(ids.next(), json(n), Map.of())
                        : RawMessages.plan(
                            ids.next(), garbage.get((int) (n / 10 % garbage.size())), Map.of()))
            .toList());

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(billing.count("ops.dead_letter")).isEqualTo(2_700));
    assertThat(versions()).isEqualTo(LongStream.range(0, 300).mapToObj(n -> n * 10 + 9).toList());
  }

  @Test
  void theDocumentLetsNobodySendToAQueueThatIsNotHis() throws Exception {
    try (StrangerByDocument stranger = StrangerByDocument.customer()) {
      assertThat(stranger.knows(SEND_CARD)).isTrue();
      assertThat(stranger.knows("customer.send.CUSTOMER.INVOICE")).isFalse();
      assertThat(stranger.knows("customer.receive.BILLING.SUPPORT_PLAN")).isFalse();
    }
  }

  private static void send(RawMessages.Writer writer) {
    RawMessages.send(writer);
  }

  /** Does something to a message. */
  private interface Change<M extends Message> {
    void apply(M message) throws JMSException;
  }

  private static <M extends Message> M with(M message, Change<M> change) throws JMSException {
    change.apply(message);
    return message;
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

  private InvoiceIssued invoice() {
    LocalDate first = LocalDate.of(2026, 11, 1);
    return new InvoiceIssued(
        UUID.randomUUID(),
        "2026-11-0-000001",
        ada,
        UUID.randomUUID(),
        "Penultimate Electronics",
        "Ada Byron",
        "1 Main St",
        first,
        first.plusMonths(1),
        first,
        "USD",
        List.of(new InvoiceIssued.Line("Gold", 1_000, new BigDecimal("0.0725"), 73)),
        1_000,
        73,
        1_073,
        "Visa",
        "4242",
        "ch_1",
        Instant.parse("2026-11-01T08:30:00Z"));
  }
}
