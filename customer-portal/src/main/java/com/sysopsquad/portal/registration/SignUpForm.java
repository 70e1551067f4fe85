package com.sysopsquad.portal.registration;

import com.sysopsquad.portal.account.DetailsPolicy;
import com.sysopsquad.portal.account.EmailAddress;
import com.sysopsquad.portal.account.PasswordPolicy;
import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.account.Registration;
import com.sysopsquad.portal.display.Problems;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What someone entered to register. */
record SignUpForm(
    @Nullable String name,
    @Nullable String email,
    @Nullable String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postalCode,
    @Nullable String password) {

  static SignUpForm empty() {
    return new SignUpForm("", "", "", "", "", "", "");
  }

  /** The same with empty texts for missing fields. */
  SignUpForm complete() {
    return new SignUpForm(
        text(name),
        text(email),
        text(street),
        text(city),
        text(state),
        text(postalCode),
        text(password));
  }

  Problems problems(PasswordPolicy passwords) {
    return new Problems()
        .check("name", () -> DetailsPolicy.name(text(name)))
        .check("email", () -> EmailAddress.of(text(email)))
        .check("street", () -> DetailsPolicy.street(text(street)))
        .check("city", () -> DetailsPolicy.city(text(city)))
        .check("state", () -> DetailsPolicy.state(text(state)))
        .check("postalCode", () -> DetailsPolicy.postalCode(text(postalCode)))
        .check("password", () -> passwords.check(text(password), text(name), text(email)));
  }

  /** The registration, once there are no problems. */
  Registration registration(String passwordHash) {
    return new Registration(
        text(name),
        text(email),
        PostalAddress.of(text(street), text(city), text(state), text(postalCode)),
        passwordHash);
  }

  /** Leaves out the password, so that it does not get into a log. */
  @Override
  public String toString() {
    return "SignUpForm";
  }

  private static String text(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
