package com.sysopsquad.portal.api;

import com.sysopsquad.portal.api.Problem.FieldError;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.Texts;
import java.util.ArrayList;
import java.util.List;

/** Collects what the rules of the business have against the fields of a body. */
public final class FieldChecks {

  private final Texts texts;
  private final List<FieldError> errors = new ArrayList<>();

  /** Checks whose sentences are in the language of whoever calls. */
  public FieldChecks(Texts texts) {
    this.texts = texts;
  }

  /** Remembers what the rule says, if it refuses. */
  public FieldChecks check(String field, Runnable rule) {
    try {
      rule.run();
    } catch (Refusal refused) {
      errors.add(new FieldError(field, texts.of(refused)));
    }
    return this;
  }

  /** Remembers the text of this code unless the field holds what it may. */
  public FieldChecks require(boolean holds, String field, String code) {
    if (!holds) {
      errors.add(new FieldError(field, texts.of(code)));
    }
    return this;
  }

  /**
   * Lets only fields pass that nothing was said against; otherwise the call is answered by all that
   * was.
   */
  public void pass() {
    if (!errors.isEmpty()) {
      throw new InvalidFields(errors);
    }
  }
}
