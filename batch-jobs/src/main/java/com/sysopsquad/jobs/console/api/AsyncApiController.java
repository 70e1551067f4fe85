package com.sysopsquad.jobs.console.api;

import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The document of the messages between the quanta: for programs, and for people at the console. */
@Hidden
@RestController
@ConditionalOnRole(Role.CONSOLE)
class AsyncApiController {

  private static final Resource DOCUMENT = new ClassPathResource("contracts/asyncapi.yaml");

  @GetMapping(
      path = {"/api/asyncapi.yaml", "/asyncapi.yaml"},
      produces = "application/yaml;charset=UTF-8")
  Resource document() {
    return DOCUMENT;
  }
}
