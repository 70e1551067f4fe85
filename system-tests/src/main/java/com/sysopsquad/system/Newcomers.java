package com.sysopsquad.system;

import com.sysopsquad.flows.cardregistration.CardHandedIn;
import com.sysopsquad.flows.delivery.wire.TimeOrderedIds;
import com.sysopsquad.flows.message.Contract;
import com.sysopsquad.flows.message.CustomerDetails;
import com.sysopsquad.flows.message.MessageType;
import com.sysopsquad.flows.supportplan.PlanChosen;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Customers who arrive while everything is being killed: each registers, chooses a plan and adds a
 * card in one transaction of the customer quantum, as the portal's use cases do.
 */
final class Newcomers {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int LANES = 4;
  private static final String NAME = "A Newcomer";
  private static final List<String> STATES = List.of("CA", "TX", "NY", "OR", "FL", "WA");
  // Seven good ones, then: declined at once, declined when charged, insufficient funds.
  private static final List<String> CARDS =
      List.of(
          "4242424242424242",
          "5555555555554444",
          "4242424242424242",
          "6011111111111117",
          "4242424242424242",
          "5555555555554444",
          "4242424242424242",
          "4000000000000002",
          "4000000000000341",
          "4000000000009995");

  private final DataSource database;
  private final Path publicKeys;
  private final YearMonth month;
  private final Random random;
  private final Clock clock;
  private final TimeOrderedIds ids;
  private final List<UUID> acknowledged = new ArrayList<>();
  private int refused;

  Newcomers(Installation installation, YearMonth month, long seed, Clock clock) {
    this.database = Databases.of(installation, "CUSTOMER");
    this.publicKeys = Path.of(installation.setting("SYSOPS_CARD_PUBLIC_KEYS"));
    this.month = month;
    this.random = new Random(seed);
    this.clock = clock;
    this.ids = new TimeOrderedIds(clock);
  }

  /** One more customer; returns whether the database has acknowledged it. */
  boolean arrive() {
    String number = CARDS.get(random.nextInt(CARDS.size()));
    return arrive(number, "%03d".formatted(random.nextInt(1000)), NAME);
  }

  /** One more customer, with this card and this name on it. */
  boolean arrive(String cardNumber, String securityCode, String holder) {
    return arrive(
        (connection, customer) -> {
          register(connection, customer);
          addCard(connection, customer, cardNumber, securityCode, holder);
        });
  }

  /** One more customer, with a plan and no card: a card that a restore has lost is lost. */
  boolean arriveWithoutCard() {
    return arrive(this::register);
  }

  private boolean arrive(Arrival arrival) {
    UUID customer = UUID.randomUUID();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      arrival.store(connection, customer);
      connection.commit();
      acknowledged.add(customer);
      return true;
    } catch (SQLException e) {
      refused++;
      return false;
    }
  }

  /** Customers without an acknowledgment; whether they exist depends on the moment of the crash. */
  int refused() {
    return refused;
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** The customer who arrived last. */
  UUID latest() {
    return acknowledged.getLast();
  }

  /** Sentences about acknowledged customers who do not exist. */
  List<String> vanished() throws SQLException {
    List<String> sentences = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement find =
            connection.prepareStatement("select from customer.customer where id = ?")) {
      for (UUID customer : acknowledged) {
        find.setObject(1, customer);
        try (ResultSet found = find.executeQuery()) {
          if (!found.next()) {
            sentences.add("customer %s was acknowledged and is not there".formatted(customer));
          }
        }
      }
    }
    return sentences;
  }

  private void register(Connection connection, UUID customer) throws SQLException {
    String state = STATES.get(random.nextInt(STATES.size()));
    CustomerDetails details =
        new CustomerDetails(
            customer, 1, NAME, customer + "@example.test", "1 Main Street", "Town", state, "12345");
    UUID plan = UUID.randomUUID();
    int anchor = 1 + random.nextInt(31);
    LocalDate start = month.atDay(Math.min(anchor, month.lengthOfMonth()));
    String contract = contract(connection, start);
    run(
        connection,
        """
        insert into customer.customer (id, name, email, street, city, state, postal_code,
            registered_at, version)
        values (?, ?, ?, ?, ?, ?, ?, now(), 1)
        """,
        customer,
        details.name(),
        details.email(),
        details.street(),
        details.city(),
        details.state(),
        details.postalCode());
    run(
        connection,
        """
        insert into customer.plan (id, customer_id, contract_code, starts_on, anchor_day, chosen_at,
            version)
        values (?, ?, ?, ?, ?, now(), 1)
        """,
        plan,
        customer,
        contract,
        start,
        anchor);
    send(connection, new PlanChosen(plan, 1, details, contract, start, anchor, null));
  }

  private void addCard(
      Connection connection, UUID customer, String number, String code, String holder)
      throws SQLException {
    UUID card = UUID.randomUUID();
    run(
        connection,
        """
        insert into customer.card (id, customer_id, state, handed_in_at)
        values (?, ?, 'PENDING', now())
        """,
        card,
        customer);
    send(
        connection,
        new CardHandedIn(
            card,
            customer,
            SealedCard.of(publicKeys, card, number, code, holder, clock.instant())));
  }

  /** Any contract that has a price on that day. */
  private String contract(Connection connection, LocalDate on) throws SQLException {
    List<String> codes = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select distinct c.code from catalog.contract c
              join catalog.contract_price p on p.contract_code = c.code and p.effective_from <= ?
             where c.withdrawn_on is null order by c.code
            """)) {
      query.setObject(1, on);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          codes.add(rows.getString(1));
        }
      }
    }
    return codes.get(random.nextInt(codes.size()));
  }

  private void send(Connection connection, Contract message) throws SQLException {
    MessageType type = message.getClass().getAnnotation(MessageType.class);
    run(
        connection,
        """
        insert into delivery.outbox (lane, id, queue, type, version, subject, sent_at, body)
        values (?, ?, ?, ?, ?, ?, now(), ?)
        """,
        Math.floorMod(message.subject().hashCode(), LANES),
        ids.next(),
        type.queue(),
        type.value(),
        type.version(),
        message.subject(),
        JSON.writeValueAsString(message));
  }

  private static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  /** What one transaction stores for a new customer. */
  private interface Arrival {
    void store(Connection connection, UUID customer) throws SQLException;
  }
}
