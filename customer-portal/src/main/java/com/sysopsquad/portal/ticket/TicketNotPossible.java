package com.sysopsquad.portal.ticket;

import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.TypedText;
import java.io.Serializable;

/** Something cannot be done with a ticket. */
public final class TicketNotPossible extends Refusal {

  private static final long serialVersionUID = 1L;

  TicketNotPossible(String code, Serializable... arguments) {
    super(code, arguments);
  }

  /**
   * The text, if it has not more characters than that.
   *
   * @throws TicketNotPossible with this code otherwise
   */
  static String fitting(String text, int longest, String tooLong) {
    if (TypedText.isLonger(text, longest)) {
      throw new TicketNotPossible(tooLong, longest);
    }
    return text;
  }
}
