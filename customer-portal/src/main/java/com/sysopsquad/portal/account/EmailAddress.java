package com.sysopsquad.portal.account;

import java.util.regex.Pattern;

/** The form of email addresses. */
public final class EmailAddress {

  // What mail servers accept, with a dot in the domain; only an email that arrives proves that the
  // address exists.
  private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?=[^@]{1,64}@)" + WORD + "(\\." + WORD + ")*@" + LABEL + "(\\." + LABEL + ")+");
  private static final Pattern ODD_DOTS = Pattern.compile("^\\.|\\.\\.|\\.@|@\\.|\\.$");

  /**
   * The address without surrounding blanks.
   *
   * @throws WrongDetails if it cannot be an email address
   */
  public static String of(String typed) {
    String email = RequiredText.of("email", typed, 254);
    if (ODD_DOTS.matcher(email).find()) {
      throw new WrongDetails("account.email-dots");
    }
    if (!SHAPE.matcher(email).matches()) {
      throw new WrongDetails("account.wrong-email");
    }
    return email;
  }

  private EmailAddress() {}
}
