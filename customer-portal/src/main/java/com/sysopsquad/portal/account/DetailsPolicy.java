package com.sysopsquad.portal.account;

import com.sysopsquad.portal.display.TypedText;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rules for a customer's name and address; each check tells the customer what is wrong. */
public final class DetailsPolicy {

  private static final int LONGEST_POSTAL_CODE = 20;
  private static final Pattern POSTAL_CODE = Pattern.compile("(\\d{5})(?: ?-? ?(\\d{4}))?");
  private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212\\u00AD]");

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

  /** The ZIP code, whichever digits and dashes it was pasted with. */
  public static String postalCode(String typed) {
    String code = TypedText.stripped(typed);
    Matcher parts =
        POSTAL_CODE.matcher(
            code.length() > LONGEST_POSTAL_CODE
                ? ""
                : DASH.matcher(Normalizer.normalize(code, Form.NFKC)).replaceAll("-"));
    if (!parts.matches()) {
      throw new WrongDetails("account.wrong-postal-code");
    }
    return parts.group(2) == null ? parts.group(1) : parts.group(1) + "-" + parts.group(2);
  }

  private DetailsPolicy() {}
}
