package com.sysopsquad.billing.card.intake;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A key file that cannot be used; the message names the file and what to do, never a key. */
class UnusableKeys extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableKeys(Path file, String problem, @Nullable Throwable cause) {
    super("The keys in %s cannot be used: %s.".formatted(file, problem), cause);
  }
}
