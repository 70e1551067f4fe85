package com.sysopsquad.portal.security.event;

import java.time.Instant;
import java.util.Locale;
import org.springframework.context.MessageSourceResolvable;

/**
 * A security event of an account.
 *
 * @param at last time that it happened
 * @param times how often on that day
 */
public record SecurityEvent(Kind kind, Instant at, String address, String browser, long times) {

  @Override
  public String address() {
    return Client.shortened(address);
  }

  /** The kinds of events. */
  public enum Kind {
    REGISTERED,
    SIGNED_IN,
    SIGNED_IN_BY_PASSKEY,
    SIGNED_IN_BY_PROVIDER,
    SIGN_IN_FAILED,
    SIGN_IN_HELD,
    SIGNED_OUT,
    CONFIRMED_AGAIN,
    SESSION_ENDED,
    SESSIONS_ENDED,
    NEW_PASSWORD_ASKED,
    PASSWORD_RESET,
    PASSWORD_CHANGED,
    NEW_EMAIL_ASKED,
    EMAIL_CHANGED,
    DETAILS_CHANGED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PROVIDER_LINKED,
    DATA_EXPORTED,
    READ_BY_CLIENT,
    CHANGED_BY_CLIENT,
    ACCOUNT_CLOSED;

    /** The code of its text for the customer. */
    public String text() {
      return "security.event-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the customer should check it carefully. */
    public boolean isWarning() {
      return this == SIGN_IN_FAILED || this == SIGN_IN_HELD;
    }
  }

  /** The browser or API client that did it, as text. */
  public MessageSourceResolvable client() {
    return Client.text(browser);
  }
}
