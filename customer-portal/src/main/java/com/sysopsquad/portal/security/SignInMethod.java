package com.sysopsquad.portal.security;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/** A way to sign in beside the password. */
@FunctionalInterface
public interface SignInMethod {

  /** A button of the sign-in page: what it says, and where it leads. */
  record Button(String name, String path) {}

  /** Lets the pages take it. */
  void addTo(HttpSecurity http) throws Exception;

  /** Its buttons on the sign-in page, if it needs some. */
  default List<Button> buttons() {
    return List.of();
  }
}
