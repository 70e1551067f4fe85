package com.sysopsquad.portal.invoice.print;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits a paragraph into runs with one direction each. In a left-to-right paragraph, text that is
 * embedded in a right-to-left run (such as a number) belongs to that run; {@link BidiOrder} orders
 * it.
 */
final class BidiRuns implements BidiSplitter {

  private List<BidiTextRun> runs = List.of();

  @Override
  public void setParagraph(String paragraph, byte direction) {
    Bidi bidi =
        new Bidi(
            paragraph,
            direction == RTL ? Bidi.DIRECTION_RIGHT_TO_LEFT : Bidi.DIRECTION_LEFT_TO_RIGHT);
    List<BidiTextRun> found = new ArrayList<>();
    int start = 0;
    for (int run = 0; run < bidi.getRunCount(); run++) {
      byte here = direction(bidi, run);
      boolean last = run + 1 == bidi.getRunCount();
      if (last || direction(bidi, run + 1) != here) {
        found.add(new BidiTextRun(start, bidi.getRunLimit(run) - start, here));
        start = bidi.getRunLimit(run);
      }
    }
    runs = found;
  }

  private static byte direction(Bidi bidi, int run) {
    int level = bidi.getRunLevel(run);
    if (bidi.baseIsLeftToRight()) {
      return level == 0 ? LTR : RTL;
    }
    return level % 2 == 0 ? LTR : RTL;
  }

  @Override
  public int countTextRuns() {
    return runs.size();
  }

  @Override
  public BidiTextRun getVisualRun(int index) {
    return runs.get(index);
  }

  @Override
  public byte getBaseDirection(String paragraph) {
    return new Bidi(paragraph, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).baseIsLeftToRight()
        ? LTR
        : RTL;
  }
}
