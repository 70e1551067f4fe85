package com.sysopsquad.flows.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names of the queues of {@code config/broker/queues.csv}: at most 48 of {@code A-Z 0-9 . _}, legal
 * on Artemis and on IBM MQ.
 */
public final class Queues {

  private static final String OPERATIONS = "operations";
  private static final String BILLING = "billing";
  private static final String COMMANDS = "OPS.COMMAND.";

  public static final String CARD_REGISTRATION = "BILLING.CARD_REGISTRATION";
  public static final String CARD_ARRANGEMENT = "BILLING.CARD_ARRANGEMENT";
  public static final String SUPPORT_PLAN = "BILLING.SUPPORT_PLAN";
  public static final String CARD_STATUS = "CUSTOMER.CARD_STATUS";
  public static final String INVOICE = "CUSTOMER.INVOICE";
  public static final String PAYMENT_PROBLEM = "CUSTOMER.PAYMENT_PROBLEM";
  public static final String CORRECTION = "CUSTOMER.CORRECTION";
  public static final String TICKET = "SYSOPS.TICKET";
  public static final String TICKET_STATUS = "CUSTOMER.TICKET_STATUS";
  public static final String SURVEY = "REPORTING.SURVEY";
  public static final String NOTIFICATION = "CUSTOMER.NOTIFICATION";
  public static final String EMAIL_AWAITED = "CUSTOMER.EMAIL_AWAITED";
  public static final String DEAD_LETTER = "OPS.DEAD_LETTER";

  /**
   * Messages that are too large, as they were sent, moved here by their receivers; only people in
   * operations receive from here.
   */
  public static final String OVERSIZED = "OPS.OVERSIZED";

  /** What processes report of themselves every few seconds; only the newest report counts. */
  public static final String TELEMETRY = "OPS.TELEMETRY";

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

  /** Where Artemis itself moves what it cannot deliver, in addition to our own dead letters. */
  public static final String UNDELIVERED = "DLQ";

  /** Where Artemis moves expired messages. */
  public static final String EXPIRED = "EXPIRY";

  /** Where IBM MQ's client moves what it cannot deliver. */
  public static final String BACKOUT = "OPS.BACKOUT";

  /** All queues that Artemis has, in the order of the list. */
  public static final List<Queue> LIST = Queue.list();

  /** All queues that one of our users sends to. */
  public static final List<String> ALL =
      LIST.stream().filter(queue -> !queue.senders().isEmpty()).map(Queue::name).toList();

  /**
   * Queues to which operations may send replays. Cards are not among them, since their bodies are
   * destroyed, and neither are partitions of runs and oversized messages, which belong to no
   * conversation.
   */
  public static final Set<String> REPLAYABLE =
      LIST.stream()
          .filter(queue -> queue.senders().contains(OPERATIONS))
          .map(Queue::name)
          .filter(name -> !name.equals(PARTITION) && !name.equals(OVERSIZED))
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Queues that operations never reads: cards, and emails, which contain links and tokens. Their
   * bodies do not leave the quantum that fails to apply them.
   */
  public static final Set<String> CONFIDENTIAL =
      Set.of(CARD_REGISTRATION, NOTIFICATION, EMAIL_AWAITED);

  /** Queues that only one consumer receives from, since their messages have an order. */
  public static final Set<String> ORDERED =
      ALL.stream().filter(name -> !name.equals(PARTITION)).collect(Collectors.toUnmodifiableSet());

  /**
   * Messages that a sender never keeps after they were sent: confidential ones, and decisions of
   * operations, which belong to one moment.
   */
  public static final Set<String> UNKEPT =
      Stream.concat(
              CONFIDENTIAL.stream(),
              Stream.of(COMMAND_CUSTOMER, COMMAND_BILLING, COMMAND_SYSOPS, COMMAND_REPORTING))
          .collect(Collectors.toUnmodifiableSet());

  /** Queues whose senders keep copies of the messages, and which therefore have marks. */
  public static final Set<String> MARKED =
      REPLAYABLE.stream()
          .filter(name -> !UNKEPT.contains(name))
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

  /** The queues that a quantum sends to. Operations is a part of billing. */
  public static Set<String> sentBy(String quantum) {
    return names(queue -> isOf(quantum, queue.senders()));
  }

  /** The queues that a quantum receives from. Operations is a part of billing. */
  public static Set<String> receivedBy(String quantum) {
    return names(queue -> isOf(quantum, queue.receivers()));
  }

  private static boolean isOf(String quantum, List<String> users) {
    return users.contains(quantum) || (quantum.equals(BILLING) && users.contains(OPERATIONS));
  }

  private static Set<String> names(Predicate<Queue> which) {
    return LIST.stream().filter(which).map(Queue::name).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The queues whose receiving can be paused in this quantum: those of conversations. Commands,
   * reports and partitions of runs are not among them.
   */
  public static Set<String> pausable(String quantum) {
    return LIST.stream()
        .filter(queue -> queue.receivers().contains(quantum) && !queue.senders().isEmpty())
        .map(Queue::name)
        .filter(name -> !name.startsWith("OPS.") && !name.equals(PARTITION))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The queue on which a quantum receives decisions of operations, if it has one. */
  public static Optional<String> commands(String quantum) {
    String name = COMMANDS + quantum.toUpperCase(Locale.ROOT);
    return LIST.stream().map(Queue::name).filter(name::equals).findFirst();
  }

  /** Whether this quantum sends to the queue and keeps copies of that, so that its marks count. */
  public static boolean isMarkedBy(String quantum, String name) {
    return MARKED.contains(name)
        && !isOperations(quantum)
        && LIST.stream()
            .anyMatch(queue -> queue.name().equals(name) && queue.senders().contains(quantum));
  }

  /** Whether this is the broker user who sends replays and queries the state of the broker. */
  public static boolean isOperations(String user) {
    return user.equals(OPERATIONS);
  }
}
