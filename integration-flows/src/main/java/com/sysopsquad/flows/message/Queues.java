package com.sysopsquad.flows.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of the queues of {@code config/broker/queues.csv}: at most 48 of {@code A-Z 0-9 . _}, legal
 * on Artemis and on IBM MQ.
 */
public final class Queues {

  private static final String OPERATIONS = "operations";
  private static final String COMMANDS = "OPS.COMMAND.";

  public static final String CARD_REGISTRATION = "BILLING.CARD_REGISTRATION";
  public static final String CARD_ARRANGEMENT = "BILLING.CARD_ARRANGEMENT";
  public static final String SUPPORT_PLAN = "BILLING.SUPPORT_PLAN";
  public static final String CARD_STATUS = "CUSTOMER.CARD_STATUS";
  public static final String INVOICE = "CUSTOMER.INVOICE";
  public static final String PAYMENT_PROBLEM = "CUSTOMER.PAYMENT_PROBLEM";
  public static final String TICKET = "SYSOPS.TICKET";
  public static final String TICKET_STATUS = "CUSTOMER.TICKET_STATUS";
  public static final String SURVEY = "REPORTING.SURVEY";
  public static final String NOTIFICATION = "CUSTOMER.NOTIFICATION";
  public static final String EMAIL_AWAITED = "CUSTOMER.EMAIL_AWAITED";
  public static final String DEAD_LETTER = "OPS.DEAD_LETTER";

  /**
   * What is too large to be taken in, as it was sent, from whoever received it; nobody receives
   * from here but people of operations.
   */
  public static final String OVERSIZED = "OPS.OVERSIZED";

  /** Decisions of operations for the customer quantum. */
  public static final String COMMAND_CUSTOMER = "OPS.COMMAND.CUSTOMER";

  /** The same for billing. */
  public static final String COMMAND_BILLING = "OPS.COMMAND.BILLING";

  /** The same for sysops. */
  public static final String COMMAND_SYSOPS = "OPS.COMMAND.SYSOPS";

  /** The same for reporting. */
  public static final String COMMAND_REPORTING = "OPS.COMMAND.REPORTING";

  /** Partitions of a run, from the managing node to the workers. */
  public static final String PARTITION = "BILLING.PARTITION";

  /** Where Artemis itself lays what it cannot deliver, as a net under our own dead letters. */
  public static final String UNDELIVERED = "DLQ";

  /** Where Artemis lays what expired. */
  public static final String EXPIRED = "EXPIRY";

  /** Where IBM MQ's client lays what it cannot deliver. */
  public static final String BACKOUT = "OPS.BACKOUT";

  /** All queues that Artemis has, in the order of the list. */
  public static final List<Queue> LIST = Queue.list();

  /** All that somebody of ours sends to. */
  public static final List<String> ALL =
      LIST.stream().filter(queue -> !queue.senders().isEmpty()).map(Queue::name).toList();

  /**
   * Where operations may send what it replays. Cards are not among them, since their bodies are
   * destroyed, nor partitions of runs and what is too large, which are no conversation.
   */
  public static final Set<String> REPLAYABLE =
      LIST.stream()
          .filter(queue -> queue.senders().contains(OPERATIONS))
          .map(Queue::name)
          .filter(name -> !name.equals(PARTITION) && !name.equals(OVERSIZED))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * What operations never reads: cards, and e-mails, which carry links and tokens. Their bodies do
   * not leave the quantum that fails to apply them.
   */
  public static final Set<String> CONFIDENTIAL =
      Set.of(CARD_REGISTRATION, NOTIFICATION, EMAIL_AWAITED);

  /** What one consumer alone receives from, since its messages have an order. */
  public static final Set<String> ORDERED =
      ALL.stream().filter(name -> !name.equals(PARTITION)).collect(Collectors.toUnmodifiableSet());

  /**
   * What a sender never keeps after it was sent: what is confidential, and what operations decided
   * at one moment.
   */
  public static final Set<String> UNKEPT =
      Stream.concat(
              CONFIDENTIAL.stream(),
              Stream.of(COMMAND_CUSTOMER, COMMAND_BILLING, COMMAND_SYSOPS, COMMAND_REPORTING))
          .collect(Collectors.toUnmodifiableSet());

  private Queues() {}

  /** The quanta to which operations sends commands. */
  public static List<String> quanta() {
    return LIST.stream()
        .map(Queue::name)
        .filter(name -> name.startsWith(COMMANDS))
        .map(name -> name.substring(COMMANDS.length()).toLowerCase(Locale.ROOT))
        .toList();
  }

  /** Where a quantum learns what operations has decided, if it has such a queue. */
  public static Optional<String> commands(String quantum) {
    String name = COMMANDS + quantum.toUpperCase(Locale.ROOT);
    return LIST.stream().map(Queue::name).filter(name::equals).findFirst();
  }

  /** Whether this is the user of the broker who sends replays and asks the broker for its state. */
  public static boolean isOperations(String user) {
    return user.equals(OPERATIONS);
  }
}
