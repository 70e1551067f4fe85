package com.sysopsquad.portal.link;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a link refers to.
 *
 * @param subjectId the registration, the customer or the ticket
 * @param email the new address, if there is one
 */
public record Link(UUID subjectId, @Nullable String email) {

  /** What a link allows. */
  public enum Purpose {
    SIGN_UP,
    NEW_PASSWORD,
    NEW_EMAIL,
    /** To answer the survey on a ticket. */
    SURVEY
  }
}
