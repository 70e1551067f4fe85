package com.sysopsquad.system.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Round after round of blows against the guarantee, in one world. */
public final class LetterCrashes implements AutoCloseable {

  private static final int DISK_GIBIBYTES = 8;

  private final FullDisk disk;
  private final LetterWorld world;
  private final LetterRounds rounds;
  private final Consumer<String> say;

  private LetterCrashes(FullDisk disk, LetterWorld world, Consumer<String> say) {
    this.disk = disk;
    this.world = world;
    this.rounds = new LetterRounds(world, disk, say);
    this.say = say;
  }

  /** A world in an empty folder; with a disk of its own if that is possible and wanted. */
  public static LetterCrashes start(Path folder, long seed, boolean ownDisk, Consumer<String> say) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FullDisk disk = ownDisk ? FullDisk.of(folder, DISK_GIBIBYTES) : FullDisk.none(folder);
    if (ownDisk && !disk.canBeFilled()) {
      say.accept("No disk can be mounted here: the blow 'full disk' is left out");
    }
    try {
      return new LetterCrashes(disk, LetterWorld.start(folder, seed), say);
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
