package com.sysopsquad.jobs.console.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in.
 *
 * @param operator may view and act
 * @param operatorRights what the first operator may do: {@code administrator} for everything,
 *     including the billing desk; {@code operator} if only other people work there
 * @param second another operator, who confirms what requires two people; none if there is no such
 *     user
 * @param billing works at the billing desk; none if there is no such user
 * @param viewer may only view; none if there is no such user
 * @param failures how many failed sign-ins one address may have at once
 * @param forgiveOneEvery time after which one of them is forgiven
 */
@ConfigurationProperties("sysops.console.sign-in")
record SignInSettings(
    Person operator,
    @DefaultValue("administrator") Rights operatorRights,
    @Nullable Person second,
    @Nullable Person billing,
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
    billing = billing == null || billing.absent() ? null : billing;
    if (operatorRights != Rights.ADMINISTRATOR && operatorRights != Rights.OPERATOR) {
      throw new IllegalArgumentException(
          "SYSOPS_OPERATIONS_RIGHTS must be administrator or operator.");
    }
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
    if (billing != null
        && (billing.hasNameOf(operator)
            || (second != null && billing.hasNameOf(second))
            || (viewer != null && billing.hasNameOf(viewer)))) {
      throw new IllegalArgumentException(
          "The billing clerk has the name of another user. Set a different"
              + " SYSOPS_BILLING_CLERK_USER.");
    }
  }

  /** All people and what they may do. */
  Map<Person, Rights> people() {
    Map<Person, Rights> people = new LinkedHashMap<>();
    people.put(operator, operatorRights);
    add(people, second, Rights.OPERATOR);
    add(people, billing, Rights.BILLING);
    add(people, viewer, Rights.VIEWER);
    return people;
  }

  private static void add(Map<Person, Rights> people, @Nullable Person person, Rights rights) {
    if (person != null) {
      people.put(person, rights);
    }
  }

  /** Name and password as configured. */
  record Person(String user, String password) {

    Person {
      if (password != null && password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
        throw new IllegalArgumentException(
            "The password of %s is longer than %d bytes. Set a shorter one."
                .formatted(user, LONGEST_PASSWORD));
      }
    }

    /** Sign-in ignores case. */
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
