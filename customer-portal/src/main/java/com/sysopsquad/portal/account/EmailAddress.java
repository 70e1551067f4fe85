package com.sysopsquad.portal.account;

import java.util.regex.Pattern;

/** How e-mail addresses look. */
public final class EmailAddress {

  // What a browser takes for one, with a dot in the domain; only an e-mail that arrives proves it.
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");

  /**
   * The address without surrounding blanks.
   *
   * @throws WrongDetails if it cannot be one
   */
  public static String of(String typed) {
    String email = RequiredText.of("email", typed, 254);
    if (!SHAPE.matcher(email).matches()) {
      throw new WrongDetails("account.wrong-email");
    }
    return email;
  }

  private EmailAddress() {}
}
