package com.sysopsquad.system.messages;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.system.DatabaseCopy;
import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.messages.MessageWorld.Person;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets messages be written all the time and causes one failure after another; then waits until
 * everything has arrived and checks it. The seed determines the order and the times.
 */
final class MessageRounds {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int MARKS = 12;

  /** What is committed later than this after it was written is not sent again. */
  private static final Duration LONGEST_COMMIT = Duration.ofSeconds(30);

  private final MessageWorld world;
  private final MessageChecker checker;
  private final Progress progress;
  private final Wishes wishes;
  private final MessageBlows blows;
  private final JdbcClient sender;
  private final DatabaseCopy copy;
  private final Consumer<String> say;
  private final int mostUnderWay;
  private final int enough;

  MessageRounds(MessageWorld world, FullDisk disk, int mostUnderWay, Consumer<String> say) {
    this.world = world;
    this.checker = new MessageChecker(world.installation()::setting, world.ledgers());
    this.progress = new Progress(checker, say);
    this.wishes = new Wishes(world.installation()::setting);
    this.blows = new MessageBlows(world, disk, checker, progress, wishes, say);
    this.sender = JdbcClient.create(Databases.owner(world.installation(), "BILLING"));
    this.copy = new DatabaseCopy(world.installation(), "CUSTOMER");
    this.say = say;
    this.mostUnderWay = mostUnderWay;
    this.enough = mostUnderWay / 20;
  }

  /** The names of all failures that are possible here. */
  List<String> all() {
    return blows.names();
  }

  /** One round with these failures, in an order and at moments determined by the seed. */
  MessageFindings round(List<String> chosen, long seed) {
    Random random = new Random(seed);
    List<String> order = new ArrayList<>(chosen);
    Collections.shuffle(order, random);
    wishes.poison(Wishes.RARELY);
    Steering steering = new Steering(checker, mostUnderWay, wishes::letWrite);
    try {
      long before = progress.now();
      Waiting.until("messages are on their way", LIMIT, () -> progress.now() > before);
      order.forEach(name -> blows.strike(name, random));
    } finally {
      steering.close();
    }
    MessageFindings findings = finish();
    if (findings.allRight()) {
      requireNoAlarm();
      checker.turnThePage();
    }
    return findings;
  }

  /**
   * The broker is restored from a copy that is older than what was applied since: everything in it
   * arrives once more.
   */
  MessageFindings olderBroker() {
    List<Person> receivers = List.of(Person.RECEIVER_1, Person.RECEIVER_2);
    receivers.forEach(world::kill);
    wishes.poison(0);
    wishes.letWrite(true);
    Waiting.until(
        "messages wait at the broker", LIMIT, () -> world.waitingAtBroker(enough) == enough);
    wishes.letWrite(false);
    world.copyBroker();
    receivers.forEach(world::launch);
    awaitQuiet();
    receivers.forEach(world::kill);
    world.restoreBroker();
    Waiting.until("they wait again", LIMIT, () -> world.waitingAtBroker(enough) == enough);
    receivers.forEach(world::launch);
    Waiting.until("they were received again", LIMIT, () -> world.waitingAtBroker(1) == 0);
    MessageFindings findings = finish();
    if (findings.allRight()) {
      // Marks may have been under way, and were lost then.
      checker.turnThePage();
    }
    return findings;
  }

  /**
   * The receiver's database is restored from a copy that is older than what it has applied since.
   * The receiver notices it, and the sender sends again. Nothing is written in between: what is
   * sent again comes after what was written later, and this round checks the order too.
   */
  MessageFindings olderReceiver() {
    wishes.poison(0);
    Steering steering = new Steering(checker, mostUnderWay, wishes::letWrite);
    OffsetDateTime copied;
    try {
      awaitProgress();
      copied = now();
      copy.make();
      awaitProgress();
    } finally {
      steering.close();
    }
    wishes.letWrite(false);
    awaitQuiet();
    letMarksPass();
    copy.restore();
    Waiting.until("the loss is noticed", LIMIT, this::isLossNoticed);
    sendAgain(copied.minus(LONGEST_COMMIT));
    MessageFindings findings = finish();
    if (findings.allRight()) {
      requireNoAlarm();
      checker.turnThePage();
    }
    return findings;
  }

  /** Until so many more messages were applied that their marks are among them. */
  private void awaitProgress() {
    long before = progress.now();
    BooleanSupplier marks = checker.roundsOfMarks(MARKS);
    Waiting.until(
        "messages are applied",
        LIMIT,
        () -> progress.now() > before + enough && marks.getAsBoolean());
  }

  private boolean isLossNoticed() {
    try {
      return !checker.calledLost().isEmpty();
    } catch (DataAccessException away) {
      return false;
    }
  }

  private OffsetDateTime now() {
    return sender.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
  }

  /** What the command of operations makes the sender do. */
  private void sendAgain(OffsetDateTime since) {
    sender
        .sql(
            """
            insert into delivery.resend (id, since, queues, asked_by, total, last)
            select gen_random_uuid(), :since, array[:queue], 'messages', count(*), max(position)
            from delivery.sent where kept_at >= :since
            """)
        .param("since", since)
        .param("queue", Queues.INVOICE)
        .update();
    Waiting.until(
        "they are sent again",
        LIMIT,
        () ->
            sender
                .sql("select count(*) = 0 from delivery.resend where ended_at is null")
                .query(Boolean.class)
                .single());
  }

  /** Until each queue has had two more, and has been looked through. */
  private void letMarksPass() {
    Waiting.until("marks have passed", LIMIT, checker.roundsOfMarks(MARKS));
  }

  private MessageFindings finish() {
    wishes.letWrite(false);
    wishes.antidote(true);
    awaitQuiet();
    MessageFindings findings = checker.check();
    wishes.antidote(false);
    if (findings.allRight()) {
      letMarksPass();
    } else {
      say.accept(checker.whereabouts());
    }
    return findings;
  }

  /** Nothing of what befell them was a loss. */
  private void requireNoAlarm() {
    List<String> lost = checker.calledLost();
    if (!lost.isEmpty()) {
      throw new IllegalStateException("Called lost, although every message is there: " + lost);
    }
  }

  /** Waits as long as messages arrive; then the check reports what is missing. */
  private void awaitQuiet() {
    long before = -1;
    long now = progress.now();
    while (!quiet() && now != before) {
      before = now;
      long stand = now;
      progress.await(() -> quiet() || progress.now() != stand);
      now = progress.now();
    }
  }

  private boolean quiet() {
    world.revive();
    world.reviveServers();
    try {
      return checker.quiet();
    } catch (DataAccessException away) {
      return false;
    }
  }
}
