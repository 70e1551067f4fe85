package com.sysopsquad.portal.account;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** A name, address or password that a customer typed is invalid, or not good enough. */
final class WrongDetails extends Refusal {

  private static final long serialVersionUID = 1L;

  WrongDetails(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
