package com.sysopsquad.jobs.console.frame.problem;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers in the API's own format if nothing is found at a path. */
@Hidden
@ConsoleApi
class UnknownEndpointController {

  @RequestMapping("/api/**")
  void none(HttpServletRequest request) {
    throw new UnknownEndpoint(request.getMethod() + " " + request.getRequestURI());
  }
}
