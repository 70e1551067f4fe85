package com.sysopsquad.platform;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the widths of a window at which a page scrolls sideways. They are tried in a frame with a
 * copy of the page, within one call to the browser, so that many cost little. Callers provide
 * Playwright.
 */
public final class PageWidths {

  private static final int NARROWEST = 320;
  private static final int WIDEST = 1_600;
  private static final int STEP = 20;
  private static final int AROUND = 2;

  /** Where the style sheet arranges a page anew. */
  private static final List<Integer> BREAKPOINTS = List.of(576, 768, 992, 1_200);

  private static final String SIDEWAYS =
      """
      async widths => {
        const copy = document.documentElement.cloneNode(true);
        copy.querySelectorAll('script').forEach(script => script.remove());
        copy.querySelectorAll('[style]').forEach(element => {
          element.dataset.look = element.getAttribute('style');
          element.removeAttribute('style');
        });
        const frame = document.createElement('iframe');
        frame.style.cssText = 'position: fixed; left: 0; top: 0; border: 0; height: 700px; max-width: none';
        const loaded = new Promise(done => frame.addEventListener('load', done, {once: true}));
        frame.srcdoc = '<!DOCTYPE html>' + copy.outerHTML;
        document.body.append(frame);
        await loaded;
        const page = frame.contentDocument;
        page.querySelectorAll('[data-look]').forEach(element => { element.style.cssText = element.dataset.look; });
        if (page.styleSheets.length !== document.styleSheets.length) {
          throw new Error('The copy has ' + page.styleSheets.length + ' style sheets');
        }
        const sideways = widths.filter(width => {
          frame.style.width = width + 'px';
          if (frame.clientWidth !== width) {
            throw new Error('The frame is ' + frame.clientWidth + ' wide');
          }
          return page.documentElement.scrollWidth > width;
        });
        frame.remove();
        return sideways;
      }
      """;

  private PageWidths() {}

  /** Every pixel from a small phone to a wide desk. */
  public static List<Integer> every() {
    return IntStream.rangeClosed(NARROWEST, WIDEST).boxed().toList();
  }

  /** Every twentieth pixel, and each one around a breakpoint. */
  public static List<Integer> usual() {
    return every().stream()
        .filter(
            width ->
                width % STEP == 0
                    || BREAKPOINTS.stream().anyMatch(at -> Math.abs(width - at) <= AROUND))
        .toList();
  }

  /** The widths, among these, at which the page as it is now scrolls sideways. */
  public static List<Integer> sideways(Page page, List<Integer> widths) {
    return ((List<?>) page.evaluate(SIDEWAYS, widths))
        .stream().map(width -> ((Number) width).intValue()).toList();
  }
}
