package com.sysopsquad.portal.invoice.print;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.text.Bidi;

/** Puts a right-to-left run into the order in which its glyphs are drawn. */
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
