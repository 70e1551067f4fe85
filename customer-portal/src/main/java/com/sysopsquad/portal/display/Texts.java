package com.sysopsquad.portal.display;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The texts of the message files, in the reader's language. */
@Component
public class Texts {

  private final MessageSource messages;
  private final @Nullable Locale fixed;

  /** Texts in the language of the current page. */
  @Autowired
  public Texts(MessageSource messages) {
    this(messages, null);
  }

  private Texts(MessageSource messages, @Nullable Locale fixed) {
    this.messages = messages;
    this.fixed = fixed;
  }

  /** The same texts outside of a request. */
  public Texts in(Locale locale) {
    return new Texts(messages, locale);
  }

  /**
   * The text with this code.
   *
   * @throws org.springframework.context.NoSuchMessageException if no file has it
   */
  public String of(String code, Object... arguments) {
    return messages.getMessage(code, arguments, locale());
  }

  /** The text of this resolvable. */
  public String of(MessageSourceResolvable text) {
    return messages.getMessage(text, locale());
  }

  /** The sentence of the field that the refusal is about; empty if it is about none. */
  public Map<String, String> byField(Refusal refused) {
    return refused.field().map(field -> Map.of(field, of(refused))).orElseGet(Map::of);
  }

  /** What is wrong with a form, one sentence per field. */
  public Map<String, String> of(Problems problems) {
    Map<String, String> sentences = new LinkedHashMap<>();
    problems.texts().forEach((field, text) -> sentences.put(field, of(text)));
    return sentences;
  }

  private Locale locale() {
    return fixed == null ? LocaleContextHolder.getLocale() : fixed;
  }
}
