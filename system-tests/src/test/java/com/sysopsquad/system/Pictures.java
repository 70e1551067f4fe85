package com.sysopsquad.system;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/**
 * Pictures of pages, at a desk and on a phone, by day and by night. {@code -Dpictures=write} renews
 * those that the README shows.
 */
final class Pictures {

  private static final int DESK = 1280;
  private static final int PHONE = 390;

  private static final Path FOLDER =
      Path.of(
          "write".equals(System.getProperty("pictures")) ? "../docs/pictures" : "target/pictures");

  private Pictures() {}

  /** Takes the page as it is now; leaves it at the desk, by day. */
  static void take(Page page, String name) {
    // No button is under the pointer.
    page.mouse().move(0, 0);
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      take(page, PHONE, 844, name + "-phone-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
      take(page, DESK, 900, name + "-desk-" + scheme.name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private static void take(Page page, int width, int height, String name) {
    page.setViewportSize(width, height);
    page.screenshot(new ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
  }
}
