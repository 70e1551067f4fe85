package com.sysopsquad.jobs.console.frame.layout;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import org.springframework.web.bind.annotation.GetMapping;

/** The part of every page that says when database or broker are down. */
@ConsolePage
class DependenciesController {

  @GetMapping("/parts/dependencies")
  String dependencies() {
    return "console/frame/parts :: dependencies";
  }
}
