package com.sysopsquad.system.messages;

/**
 * The result of a check of the messages.
 *
 * @param attempted messages that a sender has tried to send
 * @param acknowledged those that a sender's database has committed
 * @param lost acknowledged, and not applied
 * @param duplicated applied more than once
 * @param phantom applied, and never acknowledged
 * @param reordered applied after a later message to the same subject, without having been dead
 * @param replayed applied in the end after having been dead
 */
public record MessageFindings(
    long attempted,
    long acknowledged,
    long lost,
    long duplicated,
    long phantom,
    long reordered,
    long replayed) {

  static final MessageFindings NONE = new MessageFindings(0, 0, 0, 0, 0, 0, 0);

  /** Whether everything that was promised has happened, and nothing else. */
  public boolean allRight() {
    return lost + duplicated + phantom + reordered == 0;
  }

  /** Both together. */
  public MessageFindings plus(MessageFindings other) {
    return new MessageFindings(
        attempted + other.attempted,
        acknowledged + other.acknowledged,
        lost + other.lost,
        duplicated + other.duplicated,
        phantom + other.phantom,
        reordered + other.reordered,
        replayed + other.replayed);
  }

  /** The line that crash tests print. */
  public String line() {
    return "attempted %d acknowledged %d lost %d duplicated %d phantom %d reordered %d (replayed %d)"
        .formatted(attempted, acknowledged, lost, duplicated, phantom, reordered, replayed);
  }
}
