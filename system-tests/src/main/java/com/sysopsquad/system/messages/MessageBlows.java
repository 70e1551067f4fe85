package com.sysopsquad.system.messages;

import com.sysopsquad.platform.launch.Part;
import com.sysopsquad.system.Waiting;
import com.sysopsquad.system.messages.MessageWorld.Person;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** All failures that a round can cause, by name. */
final class MessageBlows {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int SHORTEST_MILLIS = 300;
  private static final int LONGEST_MILLIS = 2_500;
  private static final int MOST_COMMITS = 60;

  /** Longer than anything that is counted by the day. */
  private static final Duration A_DAY_AHEAD = Duration.ofHours(26);

  private final MessageWorld world;
  private final FullDisk disk;
  private final MessageChecker checker;
  private final Progress progress;
  private final Wishes wishes;
  private final BrokenMessages broken;
  private final Consumer<String> say;

  MessageBlows(
      MessageWorld world,
      FullDisk disk,
      MessageChecker checker,
      Progress progress,
      Wishes wishes,
      Consumer<String> say) {
    this.world = world;
    this.disk = disk;
    this.checker = checker;
    this.progress = progress;
    this.wishes = wishes;
    this.broken = new BrokenMessages(world.installation()::setting);
    this.say = say;
  }

  /** The names of those that are possible here. */
  List<String> names() {
    return List.copyOf(blows().keySet());
  }

  /** Causes the failure of this name at some moment, and restarts the processes that ended. */
  void strike(String name, Random random) {
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
            person.label() + " dies " + point.name().toLowerCase(Locale.ROOT),
            random -> die(person, point, random));
      }
    }
    for (Person person : List.of(Person.SENDER_1, Person.RECEIVER_1)) {
      blows.put("pause " + person.label(), random -> pause(person));
    }
    for (Part server : List.of(Part.BROKER, Part.DATABASE)) {
      blows.put("pause " + server.name(), random -> pause(server));
    }
    for (Person person : List.of(Person.SENDER_1, Person.RECEIVER_1)) {
      blows.put("clock ahead of " + person.label(), random -> jump(person, random));
    }
    blows.put("broken messages", this::breakSome);
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
      long before = progress.now();
      progress.await(() -> progress.now() > before || !world.isAlive(person));
      world.launch(person.other());
    }
    world.awaitDeath(person);
  }

  /**
   * One of two receivers has the queue and the other waits to take it over: now this one has it.
   */
  private void letReceive(Person person) {
    if (!person.sends()) {
      world.kill(person.other());
      long before = progress.now();
      progress.await(() -> progress.now() > before);
      world.launch(person.other());
      Waiting.until("both are at the broker", LIMIT, () -> world.receiversAtBroker() == 2);
    }
  }

  /** Its clock jumps ahead, and later back; some messages fail while it is wrong. */
  private void jump(Person person, Random random) {
    world.kill(person);
    if (!person.sends()) {
      world.kill(person.other());
    }
    long before = progress.now();
    wishes.poison(Wishes.OFTEN);
    world.launchAhead(person, A_DAY_AHEAD);
    progress.await(() -> progress.now() > before);
    somewhatLater(random);
    wishes.poison(Wishes.RARELY);
    world.kill(person);
    world.launch(person);
  }

  /** Each of them is a dead letter, and holds nothing up. */
  private void breakSome(Random random) {
    int sent = broken.send(random);
    Waiting.until(
        "each broken message is a dead letter", LIMIT, () -> checker.discardBroken() >= sent);
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
    wishes.poison(Wishes.OFTEN);
    somewhatLater(random);
    wishes.poison(Wishes.RARELY);
  }

  /**
   * Nobody receives, so that the broker is writing pages when its disk fills. Whoever could not
   * write may have ended, and is restarted.
   */
  private void fill() {
    List<Person> receivers = List.of(Person.RECEIVER_1, Person.RECEIVER_2);
    receivers.forEach(world::kill);
    Waiting.until("the broker writes pages", LIMIT, world::isPaging);
    disk.fill();
    longerThanAnybodyWaits();
    disk.free();
    Waiting.until(
        "broker and database are there",
        LIMIT,
        () -> {
          world.reviveServers();
          return progress.now() >= 0;
        });
    receivers.forEach(world::launch);
  }

  /** A failure has no condition to wait for: its moment is deliberately random. */
  private static void somewhatLater(Random random) {
    LockSupport.parkNanos(
        Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS)).toNanos());
  }

  private static void longerThanAnybodyWaits() {
    LockSupport.parkNanos(MessageWorld.PATIENCE.multipliedBy(3).dividedBy(2).toNanos());
  }

  /** A failure in the world. */
  private interface Blow {
    void strike(Random random);
  }
}
