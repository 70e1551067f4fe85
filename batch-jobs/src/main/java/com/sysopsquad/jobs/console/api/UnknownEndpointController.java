package com.sysopsquad.jobs.console.api;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says so in the API's own format when nothing is found at a path. */
@Hidden
@RestController
@ConditionalOnRole(Role.CONSOLE)
class UnknownEndpointController {

  @RequestMapping("/api/**")
  void none(HttpServletRequest request) {
    throw new UnknownEndpoint(request.getMethod() + " " + request.getRequestURI());
  }
}
