package com.sysopsquad.portal.ticket.submission;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.portal.display.Refusal;
import com.sysopsquad.portal.display.TypedText;
import java.io.Serializable;

/** An action on a ticket is not possible. */
public final class TicketNotPossible extends Refusal {

  private static final long serialVersionUID = 1L;

  public TicketNotPossible(String code, Serializable... arguments) {
    super(code, arguments);
  }

  /**
   * The text, if it is not longer than that and contains no card number.
   *
   * @throws TicketNotPossible with this code if it is too long
   */
  public static String fitting(String text, int longest, String tooLong) {
    if (TypedText.isLonger(text, longest)) {
      throw new TicketNotPossible(tooLong, longest);
    }
    if (CardNumbers.in(text)) {
      throw new TicketNotPossible("page.card-number");
    }
    return text;
  }
}
