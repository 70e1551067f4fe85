package com.sysopsquad.system.letters;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Round after round of blows against the guarantee, in one world. */
public final class LetterCrashes implements AutoCloseable {

  private static final int DISK_GIBIBYTES = 8;
  private static final int FEW_UNDER_WAY = 20_000;
  private static final int MANY_UNDER_WAY = 200_000;

  private final FullDisk disk;
  private final LetterWorld world;
  private final LetterRounds rounds;
  private final Consumer<String> say;

  private LetterCrashes(
      FullDisk disk, LetterWorld world, LetterRounds rounds, Consumer<String> say) {
    this.disk = disk;
    this.world = world;
    this.rounds = rounds;
    this.say = say;
  }

  /**
   * A short one: in an empty folder of the disk that is there, with so few letters under way that
   * each wait for all of them is short.
   */
  public static LetterCrashes brief(Path folder, long seed, Consumer<String> say) {
    return start(folder, FullDisk.none(folder), seed, FEW_UNDER_WAY, say);
  }

  /** A long one: in an empty folder on a disk of its own, if one can be mounted. */
  public static LetterCrashes lasting(Path folder, long seed, Consumer<String> say) {
    FullDisk disk = FullDisk.of(folder, DISK_GIBIBYTES);
    if (!disk.canBeFilled()) {
      say.accept("No disk can be mounted here: the blow 'full disk' is left out");
    }
    return start(folder, disk, seed, MANY_UNDER_WAY, say);
  }

  private static LetterCrashes start(
      Path folder, FullDisk disk, long seed, int mostUnderWay, Consumer<String> say) {
    try {
      LetterWorld world = LetterWorld.start(folder, seed);
      return new LetterCrashes(disk, world, new LetterRounds(world, disk, mostUnderWay, say), say);
    } catch (RuntimeException e) {
      disk.close();
      throw e;
    }
  }

  /** One round with exactly these blows. */
  public LetterFindings round(List<String> blows, long seed) {
    LetterFindings findings = rounds.round(blows, seed);
    if (findings.acknowledged() == 0) {
      throw new IllegalStateException("No letter was sent:\n" + lastWords());
    }
    say.accept(findings.line());
    return findings;
  }

  /** The broker comes back from an older copy. */
  public LetterFindings olderBroker() {
    LetterFindings findings = rounds.olderBroker();
    say.accept(findings.line());
    return findings;
  }

  /**
   * Rounds of all blows until the time is over or so many letters were sent; stops at the first
   * finding.
   */
  public LetterFindings rounds(long seed, Duration time, long letters) {
    LetterFindings all = LetterFindings.NONE;
    long end = System.nanoTime() + time.toNanos();
    for (long round = seed;
        all.allRight() && System.nanoTime() < end && all.acknowledged() < letters;
        round++) {
      say.accept("round with seed %d".formatted(round));
      all = all.plus(round(rounds.all(), round)).plus(olderBroker());
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
