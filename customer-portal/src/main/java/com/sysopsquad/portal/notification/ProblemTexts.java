package com.sysopsquad.portal.notification;

import com.sysopsquad.portal.display.TextWithFallback;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/**
 * The texts of a payment problem in the reader's language; for an unknown kind, the texts that
 * billing has sent.
 *
 * @param kind billing's name of the kind
 */
record ProblemTexts(@Nullable String kind, String reason, String advice) {

  private static final Set<String> CARD_HELPS =
      Set.of("SOFT_DECLINE", "HARD_DECLINE", "CUSTOMER_ACTION", "NO_CARD", "REJECTED");

  MessageSourceResolvable why() {
    return text("reason", reason);
  }

  MessageSourceResolvable whatToDo() {
    return text("advice", advice);
  }

  boolean cardHelps() {
    return kind == null ? advice.contains(" card") : CARD_HELPS.contains(kind);
  }

  private MessageSourceResolvable text(String part, String otherwise) {
    return TextWithFallback.of("notice.%s.%s".formatted(kind, part), otherwise);
  }
}
