package com.sysopsquad.portal.display;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * A kind from another quantum with an English text: shown in the reader's language if the kind has
 * a text here, otherwise with the English text.
 */
public final class TextWithFallback {

  /**
   * The text with this code, or otherwise these words.
   *
   * @param code code of the text of this kind, if there is one
   * @param words text that was sent with it
   */
  public static MessageSourceResolvable of(String code, String words) {
    return new DefaultMessageSourceResolvable(new String[] {code}, null, words);
  }

  private TextWithFallback() {}
}
