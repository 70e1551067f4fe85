package com.sysopsquad.jobs.console.home;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The overview, whole and in the parts that refresh themselves. */
@ConsolePage
class OverviewController {

  private static final String FIRST = "1";
  private static final int LAST = 1_000_000;

  private final Sections sections;

  OverviewController(Sections sections) {
    this.sections = sections;
  }

  @GetMapping("/")
  String overview(
      @RequestParam(defaultValue = FIRST) int runs,
      @RequestParam(defaultValue = FIRST) int deadLetters,
      Model model) {
    model.addAttribute("jobs", sections.jobs());
    runs(runs, deadLetters, model);
    deadLetters(runs, deadLetters, model);
    schedules(model);
    queues(model);
    dependencies(model);
    return "console/overview";
  }

  @GetMapping("/parts/runs")
  String runs(
      @RequestParam(defaultValue = FIRST) int runs,
      @RequestParam(defaultValue = FIRST) int deadLetters,
      Model model) {
    model.addAttribute("deadLettersPage", page(deadLetters));
    model.addAttribute("runs", sections.runs(page(runs)));
    return "console/parts :: runs";
  }

  @GetMapping("/parts/dead-letters")
  String deadLetters(
      @RequestParam(defaultValue = FIRST) int runs,
      @RequestParam(defaultValue = FIRST) int deadLetters,
      Model model) {
    model.addAttribute("runsPage", page(runs));
    model.addAttribute("deadLetters", sections.deadLetters(page(deadLetters)));
    return "console/parts :: deadLetters";
  }

  @GetMapping("/parts/schedules")
  String schedules(Model model) {
    model.addAttribute("schedules", sections.schedules());
    return "console/parts :: schedules";
  }

  @GetMapping("/parts/queues")
  String queues(Model model) {
    model.addAttribute("queues", sections.queues());
    return "console/parts :: queues";
  }

  @GetMapping("/parts/dependencies")
  String dependencies(Model model) {
    model.addAttribute("database", sections.databaseReached());
    model.addAttribute("broker", sections.brokerReached());
    return "console/parts :: dependencies";
  }

  private static int page(int asked) {
    return Math.clamp(asked, 1, LAST);
  }
}
