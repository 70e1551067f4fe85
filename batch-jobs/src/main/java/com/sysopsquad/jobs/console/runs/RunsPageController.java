package com.sysopsquad.jobs.console.runs;

import com.sysopsquad.jobs.console.frame.Confirmation;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Paged;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.run.LaunchRefused;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunControl;
import com.sysopsquad.jobs.run.Runs;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The runs, one run, and the commands on it; each is confirmed before it is given. */
@ConsolePage
class RunsPageController implements Section {

  private static final int SIZE = 20;
  private static final int RECENT = 200;

  private final Runs runs;
  private final RunCounts counts;
  private final FailedRuns failed;
  private final RunControl control;
  private final Dependencies dependencies;
  private final Formats formats;

  RunsPageController(
      Runs runs,
      RunCounts counts,
      FailedRuns failed,
      RunControl control,
      Dependencies dependencies,
      Formats formats) {
    this.runs = runs;
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
        .fromDatabase(() -> runs.page(null, 0, RECENT))
        .value()
        .map(page -> new Tile("Running now", Formats.number(live(page)), latest(page), "/runs"));
  }

  private static long live(Runs.Page page) {
    return page.runs().stream().filter(run -> run.state().isRunning()).count();
  }

  private String latest(Runs.Page page) {
    return page.runs().isEmpty()
        ? "No job has run yet"
        : "Latest: %s, %s"
            .formatted(
                page.runs().getFirst().job(), formats.relative(page.runs().getFirst().createdAt()));
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
  String runs(@RequestParam(defaultValue = "1") int page, Model model) {
    int asked = Paged.clamp(page);
    model.addAttribute("page", asked);
    model.addAttribute("runs", dependencies.fromDatabase(() -> page(asked)));
    return "console/runs";
  }

  @GetMapping("/parts/runs")
  String runsPart(@RequestParam(defaultValue = "1") int page, Model model) {
    return runs(page, model) + " :: live";
  }

  private RunsView page(int page) {
    Runs.Page found = runs.page(null, page - 1, SIZE);
    return new RunsView(
        new Paged<>(
            found.runs().stream().map(run -> RunView.of(run, counts.of(run), formats)).toList(),
            page,
            SIZE,
            found.total()),
        live(page == 1 ? found : runs.page(null, 0, RECENT)),
        failed.all().size());
  }

  @GetMapping("/runs/{id}")
  String run(@PathVariable long id, Model model) {
    model.addAttribute("detail", RunDetail.of(runs.find(id), formats));
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
            "It picks up where it left off. Nothing is done twice.",
            "Restart run",
            false,
            "/runs/%d/restart".formatted(id),
            "/runs/" + id));
    return "console/frame/confirm";
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
