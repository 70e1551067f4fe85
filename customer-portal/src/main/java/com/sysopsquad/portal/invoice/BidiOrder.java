package com.sysopsquad.portal.invoice;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Bidi;

/** Puts a run from right to left into the order in which its glyphs stand on the page. */
final class BidiOrder implements BidiReorderer {

  // Each character and its mirror image.
  private static final String PAIRS = "()[]{}<>«»‹›";

  @Override
  public String reorderRTLTextToLTR(String text) {
    Bidi bidi = new Bidi(text, Bidi.DIRECTION_RIGHT_TO_LEFT);
    StringBuilder visual = new StringBuilder(text.length());
    for (int run = bidi.getRunCount() - 1; run >= 0; run--) {
      String part = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      visual.append(bidi.getRunLevel(run) % 2 == 0 ? part : mirrored(part));
    }
    return visual.toString();
  }

  private static String mirrored(String text) {
    StringBuilder reversed = new StringBuilder(text).reverse();
    for (int i = 0; i < reversed.length(); i++) {
      int pair = PAIRS.indexOf(reversed.charAt(i));
      if (pair >= 0) {
        reversed.setCharAt(i, PAIRS.charAt(pair ^ 1));
      }
    }
    return reversed.toString();
  }

  @Override
  public String shapeText(String text) {
    return ArabicForms.joined(text);
  }

  @Override
  public String deshapeText(String text) {
    return text;
  }

  @Override
  public boolean isLiveImplementation() {
    return true;
  }
}
