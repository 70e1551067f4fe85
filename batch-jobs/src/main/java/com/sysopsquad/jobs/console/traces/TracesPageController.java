package com.sysopsquad.jobs.console.traces;

import com.sysopsquad.flows.monitor.trace.Traces;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The way of single messages: a question to all quanta, and their answers. */
@ConsolePage
class TracesPageController implements Section {

  private static final int LATEST = 10;

  private final Traces traces;
  private final AskingTraces asking;
  private final Dependencies dependencies;
  private final Formats formats;

  TracesPageController(
      Traces traces, AskingTraces asking, Dependencies dependencies, Formats formats) {
    this.traces = traces;
    this.asking = asking;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 4, "Trace", "/traces", "e");
  }

  @GetMapping("/traces")
  String latest(Model model) {
    model.addAttribute(
        "traces",
        dependencies.fromDatabase(
            () ->
                traces.latest(LATEST).stream()
                    .map(trace -> TraceView.of(trace, formats))
                    .toList()));
    return "console/traces";
  }

  @PostMapping("/traces")
  String ask(
      @RequestParam(required = false) @Nullable String about,
      Principal actor,
      RedirectAttributes answer) {
    try {
      return "redirect:/traces/" + asking.ask(about, actor.getName());
    } catch (InvalidParameter refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
      return "redirect:/traces";
    }
  }

  @GetMapping("/traces/{number}")
  String trace(@PathVariable long number, Model model) {
    model.addAttribute("number", number);
    model.addAttribute(
        "trace", dependencies.fromDatabase(() -> TraceView.of(traces.get(number), formats)));
    return "console/trace";
  }

  @GetMapping("/parts/traces/{number}")
  String part(@PathVariable long number, Model model) {
    return trace(number, model) + " :: live";
  }
}
