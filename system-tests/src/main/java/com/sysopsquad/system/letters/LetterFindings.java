package com.sysopsquad.system.letters;

/**
 * What a check of the letters has found.
 *
 * @param attempted letters that a sender has tried to send
 * @param acknowledged those that a sender's database has committed
 * @param lost acknowledged, and not applied
 * @param duplicated applied more than once
 * @param phantom applied, and never acknowledged
 * @param reordered applied after a later letter to the same subject, without having been dead
 * @param replayed applied in the end after having been dead
 */
public record LetterFindings(
    long attempted,
    long acknowledged,
    long lost,
    long duplicated,
    long phantom,
    long reordered,
    long replayed) {

  static final LetterFindings NONE = new LetterFindings(0, 0, 0, 0, 0, 0, 0);

  /** Whether everything that was promised has happened, and nothing else. */
  public boolean allRight() {
    return lost + duplicated + phantom + reordered == 0;
  }

  /** Both together. */
  public LetterFindings plus(LetterFindings other) {
    return new LetterFindings(
        attempted + other.attempted,
        acknowledged + other.acknowledged,
        lost + other.lost,
        duplicated + other.duplicated,
        phantom + other.phantom,
        reordered + other.reordered,
        replayed + other.replayed);
  }

  /** The one line that crash tests print. */
  public String line() {
    return "attempted %d acknowledged %d lost %d duplicated %d phantom %d reordered %d (replayed %d)"
        .formatted(attempted, acknowledged, lost, duplicated, phantom, reordered, replayed);
  }
}
