package com.sysopsquad.ops.remote;

import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Screen;

/** The line below a page of a longer list: how many there are and how to see the next ones. */
public final class Footer {

  private Footer() {}

  public static void print(Screen screen, Page<?> page, String command) {
    long shown = (page.page() - 1L) * page.size() + page.items().size();
    if (shown < page.total()) {
      screen.line(
          "%s of %s shown. Next: ./ops %s --page %d"
              .formatted(
                  Formats.number(shown), Formats.number(page.total()), command, page.page() + 1));
    }
  }
}
