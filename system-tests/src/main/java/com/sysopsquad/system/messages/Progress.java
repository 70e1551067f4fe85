package com.sysopsquad.system.messages;

import com.sysopsquad.system.Waiting;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.springframework.dao.DataAccessException;

/** How far the receivers are, also while their database is away. */
final class Progress {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private final MessageChecker checker;
  private final Consumer<String> say;

  Progress(MessageChecker checker, Consumer<String> say) {
    this.checker = checker;
    this.say = say;
  }

  /** The progress of all subjects together; -1 while the database is away. */
  long now() {
    try {
      return checker.progress();
    } catch (DataAccessException away) {
      return -1;
    }
  }

  /** Waits for a condition, and says so if it is not met in time. */
  void await(BooleanSupplier condition) {
    try {
      Waiting.until("another message was applied", LIMIT, condition);
    } catch (IllegalStateException late) {
      say.accept(late.getMessage());
    }
  }
}
