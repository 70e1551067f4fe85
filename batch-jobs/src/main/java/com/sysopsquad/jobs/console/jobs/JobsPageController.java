package com.sysopsquad.jobs.console.jobs;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.InvalidParameter;
import com.sysopsquad.jobs.run.Jobs;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.run.LaunchableJob;
import com.sysopsquad.jobs.run.NotNow;
import com.sysopsquad.jobs.run.RunControl;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The jobs there are, and the form that starts one, filled in with an example. */
@ConsolePage
class JobsPageController implements Section {

  private final Jobs jobs;
  private final RunControl control;

  JobsPageController(Jobs jobs, RunControl control) {
    this.jobs = jobs;
    this.control = control;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.JOBS, 1, "Jobs", "/jobs", "j");
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return ProbeResult.of(
        jobs.all().stream()
            .filter(job -> job.name().equalsIgnoreCase(text))
            .map(job -> new Hit("Job", job.name(), job.description(), "/jobs"))
            .toList());
  }

  @GetMapping("/jobs")
  String jobs(Model model) {
    List<LaunchableJob> all = jobs.all();
    model.addAttribute("jobs", all);
    model.addAttribute(
        "heading", all.isEmpty() ? "No jobs" : Formats.counted(all.size(), "job") + " available");
    return "console/jobs";
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
    Map<String, String> given = given(job, fields);
    try {
      long id = control.start(name, given, actor.getName());
      answer.addFlashAttribute("done", "Run %d of job \"%s\" started.".formatted(id, name));
      return "redirect:/runs/" + id;
    } catch (InvalidParameter | AlreadyRunning | AlreadyCompleted | NotNow refused) {
      return refused(job, given, refused, model, response);
    }
  }

  private static Map<String, String> given(LaunchableJob job, Map<String, String> fields) {
    Map<String, String> given = new HashMap<>();
    for (LaunchableJob.Parameter parameter : job.parameters()) {
      String value = Objects.requireNonNullElse(fields.get(parameter.name()), "").strip();
      if (!value.isEmpty()) {
        given.put(parameter.name(), value);
      }
    }
    return given;
  }

  private static String refused(
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
    model.addAttribute(
        "fields",
        job.parameters().stream()
            .map(parameter -> Field.of(parameter, given.getOrDefault(parameter.name(), "")))
            .toList());
    return "console/start";
  }

  /** A field of the form. */
  record Field(
      String name,
      String label,
      String value,
      String description,
      String example,
      boolean required) {

    static Field of(LaunchableJob.Parameter parameter, String value) {
      return new Field(
          parameter.name(),
          Formats.label(parameter.name()),
          value,
          parameter.description(),
          parameter.example(),
          parameter.required());
    }
  }
}
