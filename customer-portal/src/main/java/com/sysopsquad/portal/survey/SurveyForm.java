package com.sysopsquad.portal.survey;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What someone selected and typed. */
record SurveyForm(@Nullable String rating, @Nullable String comment) {

  /** 1 to 5; 0 if there is no valid rating. */
  int stars() {
    return rating != null && rating.matches("[1-5]") ? Integer.parseInt(rating) : 0;
  }

  /** The comment; empty if there is none. */
  String words() {
    return Objects.requireNonNullElse(comment, "");
  }
}
