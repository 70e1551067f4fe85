package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.LaunchableJob;
import com.sysopsquad.jobs.job.Progress;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.RunFilter;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.jobs.run.Runs;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The runs, one run, and the commands for it; each command is confirmed first. */
@ConsolePage
class RunsPageController implements Section {

  private final Jobs jobs;
  private final Runs runs;
  private final RoutineJobs routine;
  private final RunItems items;
  private final RunCounts counts;
  private final FailedRuns failed;
  private final RunControl control;
  private final Dependencies dependencies;
  private final Formats formats;

  RunsPageController(
      Jobs jobs,
      Runs runs,
      RoutineJobs routine,
      RunItems items,
      RunCounts counts,
      FailedRuns failed,
      RunControl control,
      Dependencies dependencies,
      Formats formats) {
    this.jobs = jobs;
    this.runs = runs;
    this.routine = routine;
    this.items = items;
    this.counts = counts;
    this.failed = failed;
    this.control = control;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.JOBS, 2, "Runs", "/runs", "r");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(() -> failed.all().stream().map(this::task).toList());
  }

  private Task task(Runs.Summary run) {
    return new Task(
        1,
        true,
        "%s failed%s".formatted(run.job(), run.message().isEmpty() ? "" : ": " + run.message()),
        "Run %d · %s · %s"
            .formatted(run.id(), formats.parameters(run.parameters()), formats.time(run.endedAt())),
        "Open run",
        "/runs/" + run.id());
  }

  @Override
  public Optional<Tile> tile() {
    return dependencies
        .fromDatabase(
            () ->
                new Tile(
                    "Running now",
                    Formats.number(runs.running()),
                    runs.latest(RunFilter.ALL, 1).stream()
                        .findFirst()
                        .map(
                            run ->
                                "Latest: %s, %s"
                                    .formatted(run.job(), formats.relative(run.createdAt())))
                        .orElse("No job has run yet"),
                    "/runs"))
        .value();
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    String digits = text.replaceFirst("(?i)^run\\s+", "").replace(",", "");
    if (!digits.matches("\\d{1,18}")) {
      return ProbeResult.of(List.of());
    }
    return dependencies.fromDatabase(() -> found(Long.parseLong(digits)));
  }

  private List<Hit> found(long id) {
    try {
      Run run = runs.find(id);
      return List.of(
          new Hit(
              "Run",
              run.job() + " " + id,
              "%s · %s".formatted(RunView.state(run).word(), formats.parameters(run.parameters())),
              "/runs/" + id));
    } catch (NoSuchRun none) {
      return List.of();
    }
  }

  @GetMapping("/runs")
  String runs(
      @RequestParam MultiValueMap<String, String> asked,
      Model model,
      HttpServletResponse response) {
    model.addAttribute("jobs", jobs.all().stream().map(LaunchableJob::name).toList());
    model.addAttribute("states", RunState.values());
    RunQuery query;
    try {
      query = RunQuery.of(asked, formats.zone());
    } catch (InvalidQuery notUnderstood) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", notUnderstood.getMessage());
      query = RunQuery.usual(formats.zone());
    }
    RunQuery understood = query;
    model.addAttribute("asked", query.asked());
    model.addAttribute("filtered", query.isFiltered());
    model.addAttribute("renewal", query.again("/parts/runs"));
    model.addAttribute("runs", dependencies.fromDatabase(() -> view(understood)));
    return "console/runs";
  }

  @GetMapping("/parts/runs")
  String runsPart(
      @RequestParam MultiValueMap<String, String> asked,
      Model model,
      HttpServletResponse response) {
    runs(asked, model, response);
    return "console/runs-parts :: part";
  }

  private RunsView view(RunQuery query) {
    RunSlice found = RunSlice.read(runs, query);
    Long older = found.older();
    Long newer = found.newer();
    return new RunsView(
        found.runs().stream().map(run -> RunView.of(run, counts.of(run), formats)).toList(),
        runs.running(),
        failed.all().size(),
        query.isFiltered(),
        older == null ? null : query.before("/runs", older),
        newer == null ? null : query.after("/runs", newer),
        routine.lines());
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable long id, Model model) {
    Run run = runs.find(id);
    model.addAttribute("detail", RunDetail.of(run, items.outcomes(run), formats));
    return "console/run";
  }

  @GetMapping("/parts/runs/{id}")
  String runPart(@PathVariable long id, Model model) {
    return run(id, model) + " :: live";
  }

  @GetMapping("/runs/{id}/stop")
  String mayStop(@PathVariable long id, Model model) {
    Run run = runs.find(id);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Stop run %d of job \"%s\"?".formatted(id, run.job()),
            "Work in progress is finished, and no new work is started."
                + " You can restart the run later; it picks up where it left off.",
            "Stop run",
            true,
            "/runs/%d/stop".formatted(id),
            "/runs/" + id));
    return "console/frame/confirm";
  }

  @PostMapping("/runs/{id}/stop")
  String stop(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      control.stop(id, actor.getName());
      answer.addFlashAttribute("done", "Run %d is stopping.".formatted(id));
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/runs/" + id;
  }

  @GetMapping("/runs/{id}/restart")
  String mayRestart(@PathVariable long id, Model model) {
    Run run = runs.find(id);
    model.addAttribute(
        "confirmation",
        new Confirmation(
            "Restart run %d of job \"%s\"?".formatted(id, run.job()),
            done(run) + "It picks up where it left off. Nothing is done twice.",
            "Restart run",
            false,
            "/runs/%d/restart".formatted(id),
            "/runs/" + id));
    return "console/frame/confirm";
  }

  private static String done(Run run) {
    Progress progress = run.progress();
    return progress == null || progress.total() == 0
        ? ""
        : "%s of %s done. "
            .formatted(Formats.number(progress.done()), Formats.number(progress.total()));
  }

  @PostMapping("/runs/{id}/restart")
  String restart(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      long next = control.restart(id, actor.getName());
      answer.addFlashAttribute("done", "Run %d continues as run %d.".formatted(id, next));
      return "redirect:/runs/" + next;
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/runs/" + id;
    }
  }
}
