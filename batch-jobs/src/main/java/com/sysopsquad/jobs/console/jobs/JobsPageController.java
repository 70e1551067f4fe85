package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.Jobs;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.run.LaunchableJob;
import com.sysopsquad.jobs.run.Launching;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that starts a job, filled in with what would do. */
@ConsolePage
class JobsPageController {

  private static final String FORM = "console/start";

  private final Jobs jobs;
  private final Launching launching;

  JobsPageController(Jobs jobs, Launching launching) {
    this.jobs = jobs;
    this.launching = launching;
  }

  @GetMapping("/jobs/{name}/start")
  String form(@PathVariable String name, Model model) {
    LaunchableJob job = jobs.find(name);
    Map<String, String> examples = new HashMap<>();
    job.parameters().stream()
        .filter(LaunchableJob.Parameter::required)
        .forEach(parameter -> examples.put(parameter.name(), parameter.example()));
    return filled(job, examples, model);
  }

  @PostMapping("/jobs/{name}/start")
  String start(
      @PathVariable String name,
      @RequestParam Map<String, String> fields,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    LaunchableJob job = jobs.find(name);
    Map<String, String> given = new HashMap<>();
    for (LaunchableJob.Parameter parameter : job.parameters()) {
      String value = Objects.requireNonNullElse(fields.get(parameter.name()), "").strip();
      if (!value.isEmpty()) {
        given.put(parameter.name(), value);
      }
    }
    try {
      long id = launching.start(name, given, actor.getName());
      answer.addFlashAttribute("said", "Run %d of %s started.".formatted(id, name));
      return "redirect:/runs/" + id;
    } catch (InvalidParameter | AlreadyRunning | AlreadyCompleted refused) {
      return refused(job, given, refused, model, response);
    }
  }

  private String refused(
      LaunchableJob job,
      Map<String, String> given,
      LaunchRefused refused,
      Model model,
      HttpServletResponse response) {
    HttpStatus status =
        refused instanceof InvalidParameter
            ? HttpStatus.UNPROCESSABLE_CONTENT
            : HttpStatus.CONFLICT;
    response.setStatus(status.value());
    model.addAttribute("refused", refused.getMessage());
    return filled(job, given, model);
  }

  private static String filled(LaunchableJob job, Map<String, String> given, Model model) {
    model.addAttribute("job", job);
    model.addAttribute("given", given);
    return FORM;
  }
}
