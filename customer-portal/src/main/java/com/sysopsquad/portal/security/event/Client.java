package com.sysopsquad.portal.security.event;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * Where a request comes from, in a form that a customer recognizes.
 *
 * @param address network address
 * @param browser its name and system, in a few words
 */
public record Client(String address, String browser) {

  private static final String ON = " on ";
  private static final String OTHER_SYSTEM = "another system";
  private static final String OTHER = "Another app";
  private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{1,4}(:[0-9a-fA-F]{1,4}){7}");
  private static final Pattern ZERO = Pattern.compile("0{1,4}");
  private static final Pattern FIREFOX = Pattern.compile("Firefox/\\d");

  /** The sender of this request. */
  public static Client of(HttpServletRequest request) {
    return new Client(request.getRemoteAddr(), browser(request.getHeader("User-Agent")));
  }

  /** An IPv6 address with its longest run of zeros left out (RFC 5952); others as they are. */
  public static String shortened(String address) {
    if (!IPV6.matcher(address).matches()) {
      return address;
    }
    List<String> groups = List.of(address.split(":", -1));
    int start = 0;
    int length = 0;
    int from = 0;
    while (from < groups.size()) {
      int to = from;
      while (to < groups.size() && ZERO.matcher(groups.get(to)).matches()) {
        to++;
      }
      if (to - from > length) {
        start = from;
        length = to - from;
      }
      from = to + 1;
    }
    return length < 2
        ? address
        : String.join(":", groups.subList(0, start))
            + "::"
            + String.join(":", groups.subList(start + length, groups.size()));
  }

  /** A stored browser as text. */
  public static MessageSourceResolvable text(String browser) {
    String[] parts = browser.split(ON, 2);
    if (parts.length == 2) {
      return parts[1].equals(OTHER_SYSTEM)
          ? resolvable("security.client-on-other", parts[0])
          : resolvable("security.client-on", parts[0], parts[1]);
    }
    String[] called = browser.split(": ", 2);
    if (called.length == 2) {
      return resolvable("security.client-ours", called[0], called[1]);
    }
    return resolvable(browser.equals(OTHER) ? "security.client-other" : "security.client-unknown");
  }

  private static MessageSourceResolvable resolvable(String code, Object... arguments) {
    return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
  }

  // The order matters: most browsers also name older ones.
  private static String browser(@Nullable String agent) {
    if (agent == null || agent.isBlank()) {
      return "An unknown app";
    }
    String name;
    if (agent.contains("Edg/") || agent.contains("EdgA/")) {
      name = "Edge";
    } else if (agent.contains("OPR/")) {
      name = "Opera";
    } else if (agent.contains("SamsungBrowser/")) {
      name = "Samsung Internet";
    } else if (FIREFOX.matcher(agent).find() || agent.contains("FxiOS/")) {
      name = "Firefox";
    } else if (agent.contains("Chrome/") || agent.contains("CriOS/")) {
      name = "Chrome";
    } else if (agent.contains("Safari/")) {
      name = "Safari";
    } else {
      return OTHER;
    }
    return name + ON + system(agent);
  }

  private static String system(String agent) {
    if (agent.contains("iPhone")) {
      return "iPhone";
    } else if (agent.contains("iPad")) {
      return "iPad";
    } else if (agent.contains("Android")) {
      return "Android";
    } else if (agent.contains("Windows")) {
      return "Windows";
    } else if (agent.contains("Mac OS X")) {
      return "macOS";
    } else if (agent.contains("CrOS")) {
      return "ChromeOS";
    } else if (agent.contains("Linux")) {
      return "Linux";
    }
    return OTHER_SYSTEM;
  }
}
