package com.sysopsquad.portal.account;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fifty states, the District of Columbia, the inhabited territories, and the regions that
 * military mail uses instead of states.
 */
public final class States {

  private static final Map<String, String> NAMES =
      read(
          """
          AL Alabama, AK Alaska, AS American Samoa, AZ Arizona, AR Arkansas,
          AA Armed Forces Americas, AE Armed Forces Europe, AP Armed Forces Pacific,
          CA California, CO Colorado,
          CT Connecticut, DE Delaware, DC District of Columbia, FL Florida, GA Georgia, GU Guam, HI Hawaii,
          ID Idaho, IL Illinois, IN Indiana, IA Iowa, KS Kansas, KY Kentucky, LA Louisiana,
          ME Maine, MD Maryland, MA Massachusetts, MI Michigan, MN Minnesota, MS Mississippi,
          MO Missouri, MT Montana, NE Nebraska, NV Nevada, NH New Hampshire, NJ New Jersey,
          NM New Mexico, NY New York, NC North Carolina, ND North Dakota,
          MP Northern Mariana Islands, OH Ohio, OK Oklahoma,
          OR Oregon, PA Pennsylvania, PR Puerto Rico, RI Rhode Island, SC South Carolina, SD South Dakota,
          TN Tennessee, TX Texas, VI U.S. Virgin Islands, UT Utah, VT Vermont, VA Virginia, WA Washington,
          WV West Virginia, WI Wisconsin, WY Wyoming\
          """);

  /** Their names by their two-letter codes, sorted by name. */
  public static Map<String, String> names() {
    return NAMES;
  }

  static boolean isOne(String code) {
    return NAMES.containsKey(code);
  }

  private static Map<String, String> read(String list) {
    Map<String, String> names = new LinkedHashMap<>();
    list.lines()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .map(String::strip)
        .forEach(state -> names.put(state.substring(0, 2), state.substring(3)));
    return Collections.unmodifiableMap(names);
  }

  private States() {}
}
