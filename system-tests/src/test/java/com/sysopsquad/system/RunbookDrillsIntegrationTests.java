package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.platform.launch.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/**
 * The drills of the runbook with the whole product: an earlier copy replaces a database or the
 * broker's data, the loss is noticed automatically, and what the runbook says is done with {@code
 * ./ops}. Then everything is there, and nothing has happened twice. Marks are sent more often than
 * in production, so that nobody has to wait for minutes.
 *
 * <p>Tried: each of the four databases and the broker; tickets, their states, plans, states of
 * cards, a removed card, invoices, notices and surveys that are lost.
 */
@Tag("crash")
@TestInstance(Lifecycle.PER_CLASS)
class RunbookDrillsIntegrationTests {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String REASON = "Drill";
  private static final String GOOD_CARD = "4242424242424242";
  private static final Pattern RESEND = Pattern.compile("^Resend ([0-9]+) of ");
  private static final Pattern ASKED_FOR = Pattern.compile("\\./ops (resend .+) --reason");

  private RunningProduct product;
  private Installation installation;
  private Operations operations;
  private OpsClient ops;
  private CustomersTickets tickets;
  private YearMonth month;

  @BeforeAll
  void start() {
    product =
        RunningProduct.start(
            Map.of(
                "SYSOPS_DELIVERY_MARKS_EVERY", "2s",
                "SYSOPS_DELIVERY_MARKS_PATIENCE", "6s"));
    installation = product.installation();
    operations = product.operations();
    ops = new OpsClient(installation);
    tickets = new CustomersTickets(installation);
    month = product.currentMonth();
  }

  @AfterAll
  void stop() {
    product.close();
  }

  @Test
  void theDatabaseOfCustomersIsRestored() {
    String ticket = submitTicket();
    CustomersCard card = verifiedCard();
    DatabaseCopy copy = backUpWithPendingCards();
    product.awaitQuiet();
    move(ticket, "ASSIGNED");
    card.remove();
    operations.bill(product.nextMonthsEnd());
    product.awaitQuiet();
    long invoices = count("CUSTOMER", "customer.invoice");

    installation.stop(Part.PORTAL);
    copy.restore();
    installation.start(Part.PORTAL);

    assertThat(count("CUSTOMER", "customer.card where state = 'PENDING'")).isEqualTo(3);
    assertThat(count("CUSTOMER", "customer.invoice")).isLessThan(invoices);
    assertThat(seenByCustomer(ticket)).startsWith("NEW ");
    assertThat(card.isShown()).isTrue();
    awaitLoss("customer", "billing");
    awaitLoss("customer", "sysops");
    resend("billing", " --to customer");
    resend("sysops", " --to customer");
    Waiting.until("billing notices that the portal may lack plans", LIMIT, () -> !hold().isEmpty());
    everythingIsThereOnce();
    ops.run("hold", "release", "--reason", REASON);
    assertThat(seenByCustomer(ticket)).startsWith("ASSIGNED ");
    assertThat(card.isShown()).isFalse();
  }

  @Test
  void theDatabaseOfBillingIsRestored() {
    DatabaseCopy copy = backUp("BILLING");
    arrive(Newcomers::arriveWithoutCard);
    product.awaitQuiet();
    LocalDate day = product.nextMonthsEnd();
    operations.bill(day);
    product.awaitQuiet();

    installation.stop(Part.WORKER_1);
    installation.stop(Part.OPERATIONS);
    copy.restore();
    installation.startOnceWith(
        Map.of("SYSOPS_BILLING_HOLD", REASON), Part.OPERATIONS, Part.WORKER_1);

    assertThat(hold()).contains("SYSOPS_BILLING_HOLD", REASON);
    assertThat(product.checker().bills(day)).isZero();
    awaitLoss("billing", "customer");
    resend("customer", " --to billing");
    resend("sysops", " --to billing");
    resend("reporting", " --to billing");
    awaitNoLoss();
    restartWithoutTheSetting();
    assertThat(hold()).contains(REASON);
    ops.run("hold", "release", "--reason", REASON);
    operations.bill(day);
    everythingIsThereOnce();
  }

  @Test
  void theDatabaseOfSysopsIsRestored() {
    DatabaseCopy copy = backUp("SYSOPS");
    String ticket = submitTicket();
    product.awaitQuiet();

    installation.stop(Part.OPERATIONS);
    copy.restore();
    installation.start(Part.OPERATIONS);

    assertThat(states("SYSOPS", "sysops.ticket")).doesNotContainKey(ticket);
    awaitLoss("sysops", "customer");
    resend("customer", " --to sysops");
    everythingIsThereOnce();
    move(ticket, "ASSIGNED");
    everythingIsThereOnce();
  }

  @Test
  void theDatabaseOfReportingIsRestored() {
    String ticket = submitTicket();
    List.of("ASSIGNED", "IN_PROGRESS", "RESOLVED").forEach(to -> move(ticket, to));
    DatabaseCopy copy = backUp("REPORTING");
    tickets.answerSurvey(ticket);
    String answer = "reporting.survey_answer where ticket_id = '%s'".formatted(ticket);
    Waiting.until("the answer has arrived", LIMIT, () -> count("REPORTING", answer) == 1);

    installation.stop(Part.OPERATIONS);
    copy.restore();
    installation.start(Part.OPERATIONS);

    assertThat(count("REPORTING", answer)).isZero();
    awaitLoss("reporting", "customer");
    resend("customer", " --to reporting");
    everythingIsThereOnce();
    assertThat(count("REPORTING", answer)).isEqualTo(1);
  }

  /** What was under way in both directions is lost with the broker's data. */
  @Test
  void theBrokerIsRestored() throws IOException {
    List<String> queues = List.of("SYSOPS.TICKET", "BILLING.SUPPORT_PLAN", "CUSTOMER.INVOICE");
    product.awaitQuiet();
    installation.stop(Part.BROKER);
    copy("broker", "broker-copy");
    installation.start(Part.BROKER);
    queues.forEach(this::pause);
    String ticket = tickets.submit();
    arrive(Newcomers::arriveWithoutCard);
    operations.bill(product.nextMonthsEnd());
    awaitEmptyOutbox("CUSTOMER");
    awaitEmptyOutbox("BILLING");

    installation.stop(Part.BROKER);
    copy("broker-copy", "broker");
    installation.start(Part.BROKER);
    queues.forEach(queue -> ops.run("resume", queue, "--reason", REASON));

    awaitLoss("sysops", "customer");
    awaitLoss("billing", "customer");
    awaitLoss("customer", "billing");
    assertThat(states("SYSOPS", "sysops.ticket")).doesNotContainKey(ticket);
    List.of("customer", "billing", "sysops", "reporting").forEach(sender -> resend(sender, ""));
    awaitNoLoss();
    // Nobody has put billing on hold.
    ops.run("hold", "release", "--reason", REASON);
    everythingIsThereOnce();
    assertThat(seenByCustomer(ticket)).startsWith("NEW ");
  }

  /** The card of a new customer, whose account is open: the API serves no other. */
  private CustomersCard verifiedCard() {
    Newcomers newcomers = new Newcomers(installation, month, 1, Clock.systemUTC());
    assertThat(newcomers.arrive(GOOD_CARD, "123", "A Newcomer")).isTrue();
    UUID customer = newcomers.latest();
    database("CUSTOMER")
        .sql("insert into customer.credential values (?, 'none', now())")
        .param(customer)
        .update();
    String verified = "select id from customer.card where customer_id = ? and state = 'VERIFIED'";
    Waiting.until(
        "the card is verified",
        LIMIT,
        () -> database("CUSTOMER").sql(verified).param(customer).query().listOfRows().size() == 1);
    UUID card = database("CUSTOMER").sql(verified).param(customer).query(UUID.class).single();
    return new CustomersCard(installation, customer, card);
  }

  /** A backup from between the moment in which cards were added and that of their answers. */
  private DatabaseCopy backUpWithPendingCards() {
    installation.pause(Part.OPERATIONS);
    try {
      arrive(newcomers -> newcomers.arrive(GOOD_CARD, "123", "A Newcomer"));
      awaitEmptyOutbox("CUSTOMER");
      return backUp("CUSTOMER");
    } finally {
      installation.goOn(Part.OPERATIONS);
    }
  }

  private DatabaseCopy backUp(String quantum) {
    DatabaseCopy copy = new DatabaseCopy(installation, quantum);
    copy.make();
    return copy;
  }

  private void arrive(Consumer<Newcomers> newcomer) {
    Newcomers newcomers = new Newcomers(installation, month, 1, Clock.systemUTC());
    for (int i = 0; i < 3; i++) {
      newcomer.accept(newcomers);
    }
    assertThat(newcomers.acknowledged()).isEqualTo(3);
  }

  private String submitTicket() {
    String ticket = tickets.submit();
    Waiting.until("sysops has the ticket", LIMIT, () -> seenByCustomer(ticket).startsWith("NEW "));
    return ticket;
  }

  private void move(String ticket, String to) {
    Waiting.until("the ticket is moved", LIMIT, () -> operations.moveTicket(ticket, to));
    Waiting.until("the customer sees it", LIMIT, () -> seenByCustomer(ticket).startsWith(to + " "));
  }

  /** Why nothing is charged; empty if billing is not on hold. */
  private String hold() {
    return ops.json("status").path("hold").asString();
  }

  private void restartWithoutTheSetting() {
    installation.stop(Part.WORKER_1);
    installation.stop(Part.OPERATIONS);
    installation.start(Part.OPERATIONS, Part.WORKER_1);
  }

  /** Returns when nothing is received from it any more. */
  private void pause(String queue) {
    ops.run("pause", queue, "--for", "10m", "--reason", REASON);
    Waiting.until(
        queue + " has no consumer",
        LIMIT,
        () -> {
          JsonNode consumers = ops.json("channel " + queue).path("consumers");
          return consumers.isNumber() && consumers.asInt() == 0;
        });
  }

  private void awaitEmptyOutbox(String quantum) {
    Waiting.until(
        "everything is at the broker", LIMIT, () -> count(quantum, "delivery.outbox") == 0);
  }

  /** Nobody has asked for it. */
  private void awaitLoss(String quantum, String source) {
    Waiting.until(
        "%s notices that it lacks messages of %s".formatted(quantum, source),
        LIMIT,
        () -> {
          for (JsonNode loss : ops.json("losses")) {
            if (loss.path("quantum").asString().equals(quantum)
                && loss.path("source").asString().equals(source)) {
              return true;
            }
          }
          return false;
        });
  }

  /**
   * A quantum can also lack what it has sent to itself: that is resent as {@code ./ops losses}
   * says. What a restored sender has lost stays until a person confirms it.
   */
  private void awaitNoLoss() {
    Waiting.until(
        "no loss is left",
        LIMIT,
        () -> {
          JsonNode losses = ops.json("losses");
          for (JsonNode loss : losses) {
            if (loss.path("text").asString().contains(" no longer knows what it sent to ")) {
              ops.run("losses", "confirm", loss.path("id").asString(), "--reason", REASON);
            } else if (loss.path("quantum").asString().equals(loss.path("source").asString())) {
              resendAsAskedFor(loss.path("text").asString());
            }
          }
          return losses.isEmpty();
        });
  }

  private void resendAsAskedFor(String text) {
    Matcher command = ASKED_FOR.matcher(text);
    assertThat(command.find()).as(text).isTrue();
    awaitResent(ops.line(command.group(1) + " --reason " + REASON));
  }

  /** From one day before the backup on. */
  private void resend(String sender, String to) {
    Instant since = Instant.now().minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MINUTES);
    String command = "resend %s --since %s%s --reason %s".formatted(sender, since, to, REASON);
    awaitResent(ops.line(command));
  }

  private void awaitResent(String said) {
    Matcher number = RESEND.matcher(said);
    assertThat(number.find()).as(said).isTrue();
    Waiting.until(
        "it is resent",
        LIMIT,
        () ->
            ops.json("resend progress " + number.group(1)).path("state").asString().equals("DONE"));
  }

  private void everythingIsThereOnce() {
    awaitNoLoss();
    Waiting.until(
        "both have the same tickets",
        LIMIT,
        () -> states("CUSTOMER", "customer.ticket").equals(states("SYSOPS", "sysops.ticket")));
    product.awaitQuiet();
    Findings findings = product.checker().check();
    assertThat(findings.allRight()).as(findings.report()).isTrue();
    assertThat(findings.open()).isEmpty();
  }

  /** State and version; empty if there is no such ticket. */
  private String seenByCustomer(String ticket) {
    return states("CUSTOMER", "customer.ticket").getOrDefault(ticket, "");
  }

  private Map<String, String> states(String quantum, String table) {
    Map<String, String> states = new TreeMap<>();
    database(quantum)
        .sql("select id::text, concat_ws(' ', state, version) from " + table)
        .query(
            row -> {
              states.put(row.getString(1), row.getString(2));
            });
    return states;
  }

  private long count(String quantum, String rows) {
    return database(quantum).sql("select count(*) from " + rows).query(Long.class).single();
  }

  private JdbcClient database(String quantum) {
    return JdbcClient.create(Databases.of(installation, quantum));
  }

  private void copy(String from, String to) throws IOException {
    Path folder = installation.folder();
    FileSystemUtils.deleteRecursively(folder.resolve(to));
    FileSystemUtils.copyRecursively(folder.resolve(from), folder.resolve(to));
  }
}
