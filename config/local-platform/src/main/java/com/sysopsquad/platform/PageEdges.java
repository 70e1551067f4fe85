package com.sysopsquad.platform;

import com.microsoft.playwright.Page;
import java.util.List;

/** Finds fields and buttons whose edges do not stand out. Callers provide Playwright. */
public final class PageEdges {

  private static final String PALE =
      """
      controls => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const channels = color => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const linear = c => c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4;
        const light = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
        const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        const ground = element => {
          for (let at = element; at; at = at.parentElement) {
            const color = channels(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
          }
          return [255, 255, 255, 255];
        };
        return [...document.querySelectorAll(controls)]
          .filter(element => element.getClientRects().length > 0)
          .filter(element => {
            const around = ground(element.parentElement);
            const style = getComputedStyle(element);
            const edge = parseFloat(style.borderTopWidth) > 0 ? contrast(channels(style.borderTopColor), around) : 0;
            return Math.max(edge, contrast(ground(element), around)) < 3;
          })
          .map(element => getComputedStyle(element).borderTopColor + ' ' + element.outerHTML.slice(0, 120));
      }
      """;

  private PageEdges() {}

  /**
   * Those of the visible controls that a selector chooses whose edge, or whose own ground, has less
   * than 3:1 to what is around.
   */
  public static List<String> pale(Page page, String controls) {
    return ((List<?>) page.evaluate(PALE, controls)).stream().map(String::valueOf).toList();
  }
}
