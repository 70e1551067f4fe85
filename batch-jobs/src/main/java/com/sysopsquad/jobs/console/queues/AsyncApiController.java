package com.sysopsquad.jobs.console.queues;

import com.sysopsquad.jobs.console.frame.ConsoleApi;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** The document that describes the messages between the quanta, for programs and for people. */
@Hidden
@ConsoleApi
class AsyncApiController {

  private static final Resource DOCUMENT = new ClassPathResource("contracts/asyncapi.yaml");

  private static final MediaType YAML =
      new MediaType("application", "yaml", StandardCharsets.UTF_8);

  @GetMapping({"/api/asyncapi.yaml", "/asyncapi.yaml"})
  ResponseEntity<Resource> document() {
    return ResponseEntity.ok().contentType(YAML).body(DOCUMENT);
  }
}
