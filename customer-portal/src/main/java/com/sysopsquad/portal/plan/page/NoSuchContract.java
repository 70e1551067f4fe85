package com.sysopsquad.portal.plan.page;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The catalog has no contract with this code. */
@ResponseStatus(HttpStatus.NOT_FOUND)
final class NoSuchContract extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuchContract(String code) {
    super("There is no contract " + code + ".");
  }
}
