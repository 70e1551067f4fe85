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
 * @param viewer may only look; none when there is no such user
 * @param failures how many failed sign-ins one address may have at once
 * @param forgiveOneEvery after how long one of them is forgiven
 */
@ConfigurationProperties("sysops.console.sign-in")
record SignInSettings(
    Person operator,
    @Nullable Person viewer,
    @DefaultValue("10") int failures,
    @DefaultValue("30s") Duration forgiveOneEvery) {

  private static final int LONGEST_PASSWORD = 72;

  SignInSettings {
    if (operator == null || operator.absent()) {
      throw new IllegalArgumentException(
          "No operator can sign in. Set SYSOPS_OPERATIONS_USER and SYSOPS_OPERATIONS_PASSWORD.");
    }
    if (viewer != null && viewer.absent()) {
      viewer = null;
    }
    if (viewer != null && viewer.user().equals(operator.user())) {
      throw new IllegalArgumentException(
          "Operator and viewer have the same name. Set a different SYSOPS_VIEWER_USER.");
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

    boolean absent() {
      return user == null || user.isBlank() || password == null || password.isEmpty();
    }

    @Override
    public String toString() {
      return "Person[" + user + "]";
    }
  }
}
