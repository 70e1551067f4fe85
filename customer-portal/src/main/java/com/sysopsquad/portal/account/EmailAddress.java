package com.sysopsquad.portal.account;

import java.util.regex.Pattern;

/** How e-mail addresses look. */
public final class EmailAddress {

  // What mail servers take for one, with a dot in the domain; only an e-mail that arrives proves
  // it.
  private static final String WORD = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?=[^@]{1,64}@)" + WORD + "(\\." + WORD + ")*@" + LABEL + "(\\." + LABEL + ")+");
  private static final Pattern ODD_DOTS = Pattern.compile("^\\.|\\.\\.|\\.@|@\\.|\\.$");

  /**
   * The address without surrounding blanks.
   *
   * @throws WrongDetails if it cannot be one
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
