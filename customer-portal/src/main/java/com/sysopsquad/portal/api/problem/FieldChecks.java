package com.sysopsquad.portal.api.problem;

import com.sysopsquad.portal.api.problem.Problem.FieldError;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.Texts;
import java.util.ArrayList;
import java.util.List;

/** Collects the violations of business rules in the fields of a body. */
public final class FieldChecks {

  private final Texts texts;
  private final List<FieldError> errors = new ArrayList<>();

  /** Checks with texts in the caller's language. */
  public FieldChecks(Texts texts) {
    this.texts = texts;
  }

  /** Records the rule's objection if it refuses. */
  public FieldChecks check(String field, Runnable rule) {
    try {
      rule.run();
    } catch (Refusal refused) {
      errors.add(new FieldError(field, texts.of(refused)));
    }
    return this;
  }

  /** Records the text with this code unless the field is valid. */
  public FieldChecks require(boolean holds, String field, String code) {
    if (!holds) {
      errors.add(new FieldError(field, texts.of(code)));
    }
    return this;
  }

  /**
   * Accepts the fields only if there were no objections; otherwise the call is answered with all of
   * them.
   */
  public void pass() {
    if (!errors.isEmpty()) {
      throw new InvalidFields(errors);
    }
  }
}
