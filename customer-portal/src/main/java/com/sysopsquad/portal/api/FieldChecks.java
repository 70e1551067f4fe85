package com.sysopsquad.portal.api;

import com.sysopsquad.portal.api.Problem.FieldError;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.Texts;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules of the business have against the fields of a body. */
final class FieldChecks {

  private final Texts texts;
  private final List<FieldError> errors = new ArrayList<>();

  FieldChecks(Texts texts) {
    this.texts = texts;
  }

  /** Remembers what the rule says, if it refuses. */
  FieldChecks check(String field, Runnable rule) {
    try {
      rule.run();
    } catch (Refusal refused) {
      errors.add(new FieldError(field, texts.of(refused)));
    }
    return this;
  }

  /**
   * Lets only fields pass that nothing was said against.
   *
   * @throws InvalidFields otherwise
   */
  void pass() {
    if (!errors.isEmpty()) {
      throw new InvalidFields(errors);
    }
  }
}
