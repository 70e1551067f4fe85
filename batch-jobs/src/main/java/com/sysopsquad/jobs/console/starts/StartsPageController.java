package com.sysopsquad.jobs.console.starts;

import com.sysopsquad.jobs.approval.AskedStart;
import com.sysopsquad.jobs.approval.Starts;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.Jobs;
import com.sysopsquad.jobs.job.LaunchRefused;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Starts that require two people: the list, and one start with its figures, to confirm or decline.
 */
@ConsolePage
class StartsPageController implements Section {

  private static final int LATEST = 50;

  private final Starts starts;
  private final Jobs jobs;
  private final Dependencies dependencies;
  private final Formats formats;

  StartsPageController(Starts starts, Jobs jobs, Dependencies dependencies, Formats formats) {
    this.starts = starts;
    this.jobs = jobs;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.JOBS, 4, "Start requests", "/starts", "a");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(() -> starts.waiting().stream().map(this::task).toList());
  }

  private Task task(AskedStart start) {
    StartView view = StartView.of(start, null, formats);
    return new Task(
        1,
        false,
        "%s is waiting for a second person".formatted(view.what()),
        Stream.of(
                "Requested by %s, %s".formatted(view.askedBy(), view.asked().absolute()),
                view.summary(),
                "expires " + view.expires().absolute())
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")),
        "Review",
        "/starts/" + start.id());
  }

  @GetMapping("/starts")
  String starts(@Nullable Principal viewer, Model model) {
    ProbeResult<List<StartView>> found =
        dependencies.fromDatabase(
            () ->
                starts.latest(LATEST).stream()
                    .map(start -> StartView.of(start, name(viewer), formats))
                    .toList());
    model.addAttribute("starts", found);
    model.addAttribute("heading", found.value().map(StartsPageController::heading).orElse(""));
    return "console/starts";
  }

  private static String heading(List<StartView> all) {
    long open = all.stream().filter(StartView::open).count();
    return open == 0
        ? "No start requests are waiting"
        : "%s for a second person"
            .formatted(open == 1 ? "1 start waits" : Formats.number(open) + " starts wait");
  }

  @GetMapping("/starts/{id}")
  String start(@PathVariable long id, @Nullable Principal viewer, Model model) {
    AskedStart start = starts.find(id);
    model.addAttribute("start", StartView.of(start, name(viewer), formats));
    model.addAttribute(
        "asked",
        Optional.ofNullable(start.dryRun())
            .map(dryRun -> DryRunView.of(dryRun, formats))
            .orElse(null));
    model.addAttribute(
        "now",
        start.state() == AskedStart.State.ASKED
            ? jobs.find(start.job())
                .dryRun(start.parameters())
                .map(dryRun -> DryRunView.of(dryRun, formats))
                .orElse(null)
            : null);
    return "console/asked-start";
  }

  @PostMapping("/starts/{id}/confirm")
  String confirm(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      long run = starts.confirm(id, actor.getName());
      answer.addFlashAttribute(
          "done", "You confirmed start request %d. Run %d started.".formatted(id, run));
      return "redirect:/runs/" + run;
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/starts/" + id;
    }
  }

  @PostMapping("/starts/{id}/decline")
  String decline(
      @PathVariable long id,
      @RequestParam(required = false) @Nullable String reason,
      Principal actor,
      RedirectAttributes answer) {
    try {
      starts.decline(id, reason, actor.getName());
      answer.addFlashAttribute("done", "You declined start request %d.".formatted(id));
    } catch (LaunchRefused refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/starts/" + id;
  }

  private static @Nullable String name(@Nullable Principal viewer) {
    return viewer == null ? null : viewer.getName();
  }
}
