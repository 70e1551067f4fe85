package com.sysopsquad.jobs.console.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in.
 *
 * @param operator may look and act
 * @param second another operator, who confirms what takes two people; none when there is no such
 *     user
 * @param viewer may only look; none when there is no such user
 * @param failures how many failed sign-ins one address may have at once
 * @param forgiveOneEvery after how long one of them is forgiven
 */
@ConfigurationProperties("sysops.console.sign-in")
record SignInSettings(
    Person operator,
    @Nullable Person second,
    @Nullable Person viewer,
    @DefaultValue("10") int failures,
    @DefaultValue("30s") Duration forgiveOneEvery) {

  private static final int LONGEST_PASSWORD = 72;

  SignInSettings {
    if (operator == null || operator.absent()) {
      throw new IllegalArgumentException(
          "No operator can sign in. Set SYSOPS_OPERATIONS_USER and SYSOPS_OPERATIONS_PASSWORD.");
    }
    second = second == null || second.absent() ? null : second;
    viewer = viewer == null || viewer.absent() ? null : viewer;
    if (viewer != null && viewer.hasNameOf(operator)) {
      throw new IllegalArgumentException(
          "Operator and viewer have the same name. Set a different SYSOPS_VIEWER_USER.");
    }
    if (second != null
        && (second.hasNameOf(operator) || (viewer != null && second.hasNameOf(viewer)))) {
      throw new IllegalArgumentException(
          "The second operator has the name of another user. Set a different"
              + " SYSOPS_SECOND_OPERATOR_USER.");
    }
  }

  /** Name and password as they were configured. */
  record Person(String user, String password) {

    Person {
      if (password != null && password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
        throw new IllegalArgumentException(
            "The password of %s is longer than %d bytes. Set a shorter one."
                .formatted(user, LONGEST_PASSWORD));
      }
    }

    /** Sign-in does not tell capital letters from small ones. */
    boolean hasNameOf(Person other) {
      return user.equalsIgnoreCase(other.user);
    }

    boolean absent() {
      return user == null || user.isBlank() || password == null || password.isEmpty();
    }

    @Override
    public String toString() {
      return "Person[" + user + "]";
    }
  }
}
