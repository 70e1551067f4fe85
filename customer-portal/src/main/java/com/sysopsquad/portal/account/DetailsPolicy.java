package com.sysopsquad.portal.account;

import com.sysopsquad.portal.display.TypedText;
import java.util.regex.Pattern;

/** The rules for a customer's name and address; each check tells the customer what is wrong. */
public final class DetailsPolicy {

  private static final Pattern POSTAL_CODE = Pattern.compile("\\d{5}(-\\d{4})?");

  /** The name without surrounding blanks. */
  public static String name(String typed) {
    return RequiredText.of("name", typed, 200);
  }

  /** The street without surrounding blanks. */
  public static String street(String typed) {
    return RequiredText.of("street", typed, 200);
  }

  /** The city without surrounding blanks. */
  public static String city(String typed) {
    return RequiredText.of("city", typed, 100);
  }

  /** The two-letter code of a state. */
  public static String state(String typed) {
    String state = TypedText.stripped(typed);
    if (!States.isOne(state)) {
      throw new WrongDetails("account.wrong-state");
    }
    return state;
  }

  /** The ZIP code. */
  public static String postalCode(String typed) {
    String code = TypedText.stripped(typed);
    if (!POSTAL_CODE.matcher(code).matches()) {
      throw new WrongDetails("account.wrong-postal-code");
    }
    return code;
  }

  private DetailsPolicy() {}
}
