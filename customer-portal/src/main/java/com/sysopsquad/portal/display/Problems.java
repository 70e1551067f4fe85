package com.sysopsquad.portal.display;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** What is wrong with a form, one text per field; {@link Texts} formats them. */
public final class Problems {

  private final Map<String, MessageSourceResolvable> texts = new LinkedHashMap<>();

  /** Records the objection of a field's check, if any; the first one counts. */
  public Problems check(String field, Runnable check) {
    try {
      check.run();
    } catch (Refusal refused) {
      texts.putIfAbsent(field, refused);
    }
    return this;
  }

  /** Records what is wrong with a field, by the code of a text. */
  public Problems add(String field, String code, Serializable... arguments) {
    texts.putIfAbsent(
        field, new DefaultMessageSourceResolvable(new String[] {code}, arguments.clone()));
    return this;
  }

  /** Whether there are any. */
  public boolean any() {
    return !texts.isEmpty();
  }

  /** The texts by their fields, in the order of the checks. */
  public Map<String, MessageSourceResolvable> texts() {
    return texts;
  }
}
