package com.sysopsquad.portal.security;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way to sign in in addition to the password. */
@FunctionalInterface
public interface SignInMethod {

  /** A button on the sign-in page: its text, and its target. */
  record Button(String name, String path) {}

  /** Makes the pages accept it. */
  void addTo(HttpSecurity http) throws Exception;

  /** Its buttons on the sign-in page, if it needs any. */
  default List<Button> buttons() {
    return List.of();
  }
}
