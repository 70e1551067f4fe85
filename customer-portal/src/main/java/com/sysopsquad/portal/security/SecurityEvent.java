package com.sysopsquad.portal.security;

import java.time.Instant;

/** Something that happened to an account's security. */
public record SecurityEvent(Kind kind, Instant at, String address, String browser) {

  /** What can happen. */
  public enum Kind {
    REGISTERED("Registered, and confirmed the e-mail address"),
    SIGNED_IN("Signed in by password"),
    SIGNED_IN_BY_PASSKEY("Signed in by passkey"),
    SIGNED_IN_BY_PROVIDER("Signed in through another provider"),
    SIGN_IN_FAILED("Failed to sign in"),
    SIGN_IN_HELD("Signing in was put on hold after too many failed tries"),
    SIGNED_OUT("Signed out"),
    CONFIRMED_AGAIN("Entered the password again"),
    SESSION_ENDED("Signed another browser out"),
    SESSIONS_ENDED("Signed out everywhere else"),
    NEW_PASSWORD_ASKED("Asked for a link to set a new password"),
    PASSWORD_RESET("Set a new password by a link; signed out everywhere"),
    PASSWORD_CHANGED("Changed the password; signed out everywhere else"),
    NEW_EMAIL_ASKED("Asked to change the e-mail address"),
    EMAIL_CHANGED("Changed the e-mail address"),
    DETAILS_CHANGED("Changed name or address"),
    PASSKEY_ADDED("Added a passkey"),
    PASSKEY_REMOVED("Removed a passkey"),
    PROVIDER_LINKED("Linked another provider to sign in"),
    DATA_EXPORTED("Downloaded the account's data"),
    READ_BY_PROGRAM("A program of ours, such as the call centre's, read the account"),
    CHANGED_BY_PROGRAM("A program of ours, such as the call centre's, asked for a change"),
    ACCOUNT_CLOSED("Closed the account");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The event as its customer reads it. */
    public String words() {
      return words;
    }

    /** Whether the customer should look at it closely. */
    public boolean isWarning() {
      return this == SIGN_IN_FAILED || this == SIGN_IN_HELD;
    }
  }
}
