package com.sysopsquad.system.messages;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Round after round of failures for the guarantee, in one world. */
public final class MessageCrashes implements AutoCloseable {

  private static final int DISK_GIBIBYTES = 8;
  private static final int SMALL_DISK_GIBIBYTES = 2;
  private static final int FEW_UNDER_WAY = 20_000;
  private static final int MANY_UNDER_WAY = 200_000;

  /** More than the broker holds in memory. */
  private static final int PAGES_UNDER_WAY = 80_000;

  private final FullDisk disk;
  private final MessageWorld world;
  private final MessageRounds rounds;
  private final Consumer<String> say;

  private MessageCrashes(
      FullDisk disk, MessageWorld world, MessageRounds rounds, Consumer<String> say) {
    this.disk = disk;
    this.world = world;
    this.rounds = rounds;
    this.say = say;
  }

  /**
   * A short one: in an empty folder of the existing disk, with so few messages on their way that
   * waiting for all of them takes little time.
   */
  public static MessageCrashes brief(Path folder, long seed, Consumer<String> say) {
    return start(folder, FullDisk.none(folder), seed, FEW_UNDER_WAY, say);
  }

  /** A long one: in an empty folder on a separate disk, if one can be mounted. */
  public static MessageCrashes lasting(Path folder, long seed, Consumer<String> say) {
    FullDisk disk = FullDisk.of(folder, DISK_GIBIBYTES);
    if (!disk.canBeFilled()) {
      say.accept("No disk can be mounted here: the blow 'full disk' is left out");
    }
    return start(folder, disk, seed, MANY_UNDER_WAY, say);
  }

  /**
   * A short one in an empty folder, on which a disk in memory is mounted.
   *
   * @throws IllegalStateException when none may be mounted
   */
  static MessageCrashes onSmallDisk(Path folder, long seed, Consumer<String> say) {
    FullDisk disk = FullDisk.inMemory(folder, SMALL_DISK_GIBIBYTES);
    if (!disk.canBeFilled()) {
      throw new IllegalStateException("No disk can be mounted on " + folder);
    }
    return start(folder, disk, seed, PAGES_UNDER_WAY, say);
  }

  private static MessageCrashes start(
      Path folder, FullDisk disk, long seed, int mostUnderWay, Consumer<String> say) {
    try {
      MessageWorld world = MessageWorld.start(folder, seed);
      return new MessageCrashes(
          disk, world, new MessageRounds(world, disk, mostUnderWay, say), say);
    } catch (RuntimeException e) {
      disk.close();
      throw e;
    }
  }

  /** One round with exactly these failures. */
  public MessageFindings round(List<String> blows, long seed) {
    MessageFindings findings = rounds.round(blows, seed);
    if (findings.acknowledged() == 0) {
      throw new IllegalStateException("No message was sent:\n" + lastWords());
    }
    say.accept(findings.line());
    return findings;
  }

  /** The broker is restored from an older copy. */
  public MessageFindings olderBroker() {
    MessageFindings findings = rounds.olderBroker();
    say.accept(findings.line());
    return findings;
  }

  /** The receiver's database is restored from an older copy, and the sender sends again. */
  public MessageFindings olderReceiver() {
    MessageFindings findings = rounds.olderReceiver();
    say.accept(findings.line());
    return findings;
  }

  /**
   * Rounds of all failures until the time is over or this many messages were sent; stops at the
   * first finding.
   */
  public MessageFindings rounds(long seed, Duration time, long messages) {
    MessageFindings all = MessageFindings.NONE;
    long end = System.nanoTime() + time.toNanos();
    for (long round = seed;
        all.allRight() && System.nanoTime() < end && all.acknowledged() < messages;
        round++) {
      say.accept("round with seed %d".formatted(round));
      all = all.plus(round(rounds.all(), round)).plus(olderBroker()).plus(olderReceiver());
      say.accept("all rounds: %s".formatted(all.line()));
    }
    return all;
  }

  /** The end of every process's output. */
  public String lastWords() {
    return world.lastWords();
  }

  @Override
  public void close() {
    world.close();
    disk.close();
  }
}
