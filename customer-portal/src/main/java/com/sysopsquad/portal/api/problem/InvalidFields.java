package com.sysopsquad.portal.api.problem;

import com.sysopsquad.portal.api.problem.Problem.FieldError;
import java.util.List;

/** Fields of a body are invalid; each has a sentence that says why. */
final class InvalidFields extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  InvalidFields(List<FieldError> errors) {
    super("Invalid fields");
    this.errors = List.copyOf(errors);
  }

  List<FieldError> errors() {
    return errors;
  }
}
