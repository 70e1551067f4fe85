package com.sysopsquad.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a browser must send with each change in a session. */
@RestController
@Tag(name = "Session")
class CsrfController {

  static final String PATH = "/api/v1/csrf";

  /** A header and its value. */
  record CsrfAnswer(String header, String token) {}

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Get the header that each change in a session must send")
  CsrfAnswer csrfToken(@Parameter(hidden = true) CsrfToken token) {
    return new CsrfAnswer(token.getHeaderName(), token.getToken());
  }
}
