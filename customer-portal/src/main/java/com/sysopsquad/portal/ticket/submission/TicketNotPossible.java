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

  private TicketNotPossible(String field, String code, Serializable[] arguments) {
    super(field, code, arguments);
  }

  /** The same because of what this field contains. */
  static TicketNotPossible at(String field, String code, Serializable... arguments) {
    return new TicketNotPossible(field, code, arguments);
  }

  /**
   * The text, if it is not longer than that and contains no card number.
   *
   * @param field name of the field with the text
   * @throws TicketNotPossible with this code if it is too long
   */
  public static String fitting(String field, String text, int longest, String tooLong) {
    if (TypedText.isLonger(text, longest)) {
      throw at(field, tooLong, longest);
    }
    if (CardNumbers.in(text)) {
      throw at(field, "page.card-number");
    }
    return text;
  }
}
