package com.sysopsquad.portal.account;

import com.sysopsquad.portal.display.Refusal;
import java.io.Serializable;

/** What a customer typed of name, address or password cannot be right, or is not good enough. */
final class WrongDetails extends Refusal {

  private static final long serialVersionUID = 1L;

  WrongDetails(String code, Serializable... arguments) {
    super(code, arguments);
  }
}
