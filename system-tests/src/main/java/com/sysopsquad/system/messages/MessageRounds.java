package com.sysopsquad.system.messages;

import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Databases;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.messages.MessageWorld.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets messages be written all the time and strikes blow after blow; then waits until everything
 * has arrived and checks it. In which order and when is decided by the seed.
 */
final class MessageRounds {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int SHORTEST_MILLIS = 300;
  private static final int LONGEST_MILLIS = 2_500;
  private static final int MOST_COMMITS = 60;
  private static final int RARELY = 200;
  private static final int OFTEN = 20_000;

  private final MessageWorld world;
  private final FullDisk disk;
  private final MessageChecker checker;
  private final JdbcClient sender;
  private final JdbcClient receiver;
  private final int mostUnderWay;
  private final int enough;
  private final Consumer<String> say;

  MessageRounds(MessageWorld world, FullDisk disk, int mostUnderWay, Consumer<String> say) {
    this.world = world;
    this.disk = disk;
    this.checker = new MessageChecker(world.installation()::setting, world.ledgers());
    this.sender = JdbcClient.create(Databases.owner(world.installation(), "BILLING"));
    this.receiver = JdbcClient.create(Databases.owner(world.installation(), "CUSTOMER"));
    this.mostUnderWay = mostUnderWay;
    this.enough = mostUnderWay / 20;
    this.say = say;
  }

  /** The names of all blows that can be struck here. */
  List<String> all() {
    return List.copyOf(blows().keySet());
  }

  /** One round with these blows, in an order and at moments that the seed decides. */
  MessageFindings round(List<String> chosen, long seed) {
    Random random = new Random(seed);
    List<String> order = new ArrayList<>(chosen);
    Collections.shuffle(order, random);
    poison(RARELY);
    Steering steering = new Steering(checker, mostUnderWay, this::letWrite);
    try {
      order.forEach(name -> strike(name, random));
    } finally {
      steering.close();
    }
    return finish();
  }

  /**
   * The broker comes back from a copy that is older than what was applied since: everything in it
   * arrives once more.
   */
  MessageFindings olderBroker() {
    List<Person> receivers = List.of(Person.RECEIVER_1, Person.RECEIVER_2);
    receivers.forEach(world::kill);
    poison(0);
    letWrite(true);
    Waiting.until(
        "messages wait at the broker", LIMIT, () -> world.waitingAtBroker(enough) == enough);
    letWrite(false);
    world.copyBroker();
    receivers.forEach(world::launch);
    awaitQuiet();
    receivers.forEach(world::kill);
    world.restoreBroker();
    Waiting.until("they wait again", LIMIT, () -> world.waitingAtBroker(enough) == enough);
    receivers.forEach(world::launch);
    Waiting.until("they were received again", LIMIT, () -> world.waitingAtBroker(1) == 0);
    return finish();
  }

  private MessageFindings finish() {
    letWrite(false);
    antidote(true);
    awaitQuiet();
    MessageFindings findings = checker.check();
    antidote(false);
    if (findings.allRight()) {
      checker.turnThePage();
    }
    return findings;
  }

  private void strike(String name, Random random) {
    Blow blow = blows().get(name);
    if (blow == null) {
      throw new IllegalArgumentException("There is no blow " + name);
    }
    somewhatLater(random);
    say.accept("  " + name);
    blow.strike(random);
    world.revive();
  }

  private Map<String, Blow> blows() {
    Map<String, Blow> blows = new LinkedHashMap<>();
    for (Person person : List.of(Person.SENDER_1, Person.RECEIVER_1)) {
      blows.put("kill " + person.label(), random -> kill(person));
    }
    for (Part server : List.of(Part.BROKER, Part.DATABASE)) {
      blows.put("kill " + server.name(), random -> world.restart(server));
    }
    for (Person person : List.of(Person.SENDER_1, Person.RECEIVER_1)) {
      for (FatalMoment.Point point : FatalMoment.Point.values()) {
        blows.put(
            person.label() + " dies " + point.name().toLowerCase(java.util.Locale.ROOT),
            random -> die(person, point, random));
      }
    }
    for (Person person : List.of(Person.SENDER_1, Person.RECEIVER_1)) {
      blows.put("pause " + person.label(), random -> pause(person));
    }
    for (Part server : List.of(Part.BROKER, Part.DATABASE)) {
      blows.put("pause " + server.name(), random -> pause(server));
    }
    blows.put("torn wires", random -> tear());
    blows.put("silent wires", random -> silence());
    blows.put("poison", this::poison);
    if (disk.canBeFilled()) {
      blows.put("full disk", random -> fill());
    }
    return blows;
  }

  private void kill(Person person) {
    letReceive(person);
    world.kill(person);
    world.launch(person);
  }

  private void die(Person person, FatalMoment.Point point, Random random) {
    world.kill(person);
    if (!person.sends()) {
      world.kill(person.other());
    }
    world.launch(person, point.name(), String.valueOf(1 + random.nextInt(MOST_COMMITS)));
    if (!person.sends()) {
      long before = progress();
      waitFor(() -> progress() > before || !world.isAlive(person));
      world.launch(person.other());
    }
    world.awaitDeath(person);
  }

  /**
   * Of two receivers one has the queue and the other waits to take it over: now this one has it.
   */
  private void letReceive(Person person) {
    if (!person.sends()) {
      world.kill(person.other());
      long before = progress();
      waitFor(() -> progress() > before);
      world.launch(person.other());
      Waiting.until("both are at the broker", LIMIT, () -> world.receiversAtBroker() == 2);
    }
  }

  private void tear() {
    letReceive(Person.RECEIVER_2);
    world.tearWires();
  }

  private void pause(Person person) {
    letReceive(person);
    world.pause(person);
    longerThanAnybodyWaits();
    world.goOn(person);
  }

  private void pause(Part server) {
    world.installation().pause(server);
    longerThanAnybodyWaits();
    world.installation().goOn(server);
  }

  private void silence() {
    letReceive(Person.RECEIVER_2);
    world.silenceWires();
    longerThanAnybodyWaits();
    world.mendWires();
  }

  private void poison(Random random) {
    poison(OFTEN);
    somewhatLater(random);
    poison(RARELY);
  }

  private void fill() {
    disk.fill();
    longerThanAnybodyWaits();
    disk.free();
    // Either of them may give up when it cannot write; a supervisor starts it again.
    world.restart(Part.DATABASE);
    world.restart(Part.BROKER);
  }

  private void letWrite(boolean writing) {
    sender.sql("update messages.wish set writing = ?").param(writing).update();
  }

  /** Of a million messages. */
  private void poison(int messages) {
    sender.sql("update messages.wish set poison = ?").param(messages).update();
  }

  /** With an antidote, what is dead can be replayed. */
  private void antidote(boolean there) {
    receiver.sql("update messages.antidote set there = ?").param(there).update();
    sender.sql("update messages.wish set replaying = ?").param(there).update();
  }

  /** Waits as long as messages arrive; then the check says what is missing. */
  private void awaitQuiet() {
    long before = -1;
    long now = progress();
    while (!quiet() && now != before) {
      before = now;
      long stand = now;
      waitFor(() -> quiet() || progress() != stand);
      now = progress();
    }
  }

  private void waitFor(BooleanSupplier condition) {
    try {
      Waiting.until("another message was applied", LIMIT, condition);
    } catch (IllegalStateException late) {
      say.accept(late.getMessage());
    }
  }

  private boolean quiet() {
    world.revive();
    try {
      return checker.quiet();
    } catch (DataAccessException away) {
      return false;
    }
  }

  private long progress() {
    try {
      return checker.progress();
    } catch (DataAccessException away) {
      return -1;
    }
  }

  /** A blow has no condition to wait for: its moment is random on purpose. */
  private static void somewhatLater(Random random) {
    LockSupport.parkNanos(
        Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)).toNanos());
  }

  private static void longerThanAnybodyWaits() {
    LockSupport.parkNanos(MessageWorld.PATIENCE.multipliedBy(3).dividedBy(2).toNanos());
  }

  /** Something bad that happens to the world. */
  private interface Blow {
    void strike(Random random);
  }
}
