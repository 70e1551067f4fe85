package com.sysopsquad.portal.display;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What another quantum tells of by its kind, with English words beside: in the language of whoever
 * reads it if the kind has a text here, otherwise in those words.
 */
public final class TextWithFallback {

  /**
   * The text of this code, or else these words.
   *
   * @param code of the text of this kind, if there is one
   * @param words that came with it
   */
  public static MessageSourceResolvable of(String code, String words) {
    return new DefaultMessageSourceResolvable(new String[] {code}, null, words);
  }

  private TextWithFallback() {}
}
