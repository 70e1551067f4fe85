package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.console.frame.Badge;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.DryRun;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that starts a job; if money moves, the dry run is shown first. */
@ConsolePage
class StartPageController {

  private final Jobs jobs;
  private final Starts starts;
  private final RunControl control;
  private final Runs runs;
  private final Dependencies dependencies;
  private final Formats formats;

  StartPageController(
      Jobs jobs,
      Starts starts,
      RunControl control,
      Runs runs,
      Dependencies dependencies,
      Formats formats) {
    this.jobs = jobs;
    this.starts = starts;
    this.control = control;
    this.runs = runs;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @GetMapping("/jobs/{name}/start")
  String form(@PathVariable String name, Model model) {
    LaunchableJob job = jobs.find(name);
    return form(job, StartForm.examples(job), model);
  }

  /** What the start would do, and the question whether to start it. */
  @GetMapping("/jobs/{name}/start/check")
  String check(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> fields,
      Model model,
      HttpServletResponse response) {
    LaunchableJob job = jobs.find(name);
    Map<String, String> given = StartForm.given(job, fields);
    try {
      return question(job, given, null, model);
    } catch (LaunchRefused refused) {
      return refused(job, given, refused, model, response);
    }
  }

  @PostMapping("/jobs/{name}/start")
  String start(
      @PathVariable String name,
      @RequestParam MultiValueMap<String, String> fields,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    LaunchableJob job = jobs.find(name);
    Map<String, String> given = StartForm.given(job, fields);
    String reason = fields.getFirst("reason");
    try {
      return switch (starts.start(name, given, reason, actor.getName())) {
        case Starts.Started(long run) -> {
          answer.addFlashAttribute("done", "Run %d of job \"%s\" started.".formatted(run, name));
          yield "redirect:/runs/" + run;
        }
        case Starts.Asked(long id) -> {
          answer.addFlashAttribute(
              "done", "Start request %d was sent. Another operator must confirm it.".formatted(id));
          yield "redirect:/starts/" + id;
        }
      };
    } catch (InvalidParameter refused) {
      return askedAgain(job, given, reason, refused, model, response);
    } catch (LaunchRefused refused) {
      return refused(job, given, refused, model, response);
    }
  }

  /** Shows the figures if only the reason was invalid, and the form if the parameters were. */
  private String askedAgain(
      LaunchableJob job,
      Map<String, String> given,
      @Nullable String reason,
      InvalidParameter refused,
      Model model,
      HttpServletResponse response) {
    if (!job.hasDryRun()) {
      return refused(job, given, refused, model, response);
    }
    try {
      String page = question(job, given, reason, model);
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", refused.getMessage());
      return page;
    } catch (LaunchRefused alsoRefused) {
      return refused(job, given, alsoRefused, model, response);
    }
  }

  private String question(
      LaunchableJob job, Map<String, String> given, @Nullable String reason, Model model) {
    Map<String, String> identity = job.identify(given);
    control.check(job.name(), identity);
    DryRun dryRun =
        job.dryRun(identity)
            .orElseThrow(
                () -> new InvalidParameter("Job %s has no dry run.".formatted(job.name())));
    model.addAttribute("job", job.name());
    model.addAttribute("parameters", identity);
    model.addAttribute("what", formats.parameters(identity));
    model.addAttribute("dryRun", DryRunView.of(dryRun, formats));
    model.addAttribute("second", job.secondPerson(identity).orElse(null));
    model.addAttribute("reason", reason);
    return "console/start-check";
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
    return form(job, given, model);
  }

  private String form(LaunchableJob job, Map<String, String> given, Model model) {
    model.addAttribute("form", StartForm.of(job, given, lastRun(job)));
    return "console/start";
  }

  private @Nullable String lastRun(LaunchableJob job) {
    return dependencies
        .fromDatabase(() -> runs.latest(RunFilter.of(job.name()), 1))
        .value()
        .flatMap(found -> found.stream().findFirst())
        .map(
            run ->
                "Last run: %s (run %d, %s)."
                    .formatted(
                        formats.parameters(run.parameters()),
                        run.id(),
                        Badge.of(run.state()).word().toLowerCase(Locale.ROOT)))
        .orElse(null);
  }
}
