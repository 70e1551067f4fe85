package com.sysopsquad.jobs.console.alerts;

import com.sysopsquad.billing.desk.AlertFilter;
import com.sysopsquad.billing.desk.AlertFilter.State;
import com.sysopsquad.billing.desk.AlertKind;
import com.sysopsquad.billing.desk.DeskAlert;
import com.sysopsquad.billing.desk.DeskAlerts;
import com.sysopsquad.billing.desk.DeskRefused;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.jobs.console.alerts.AlertView.EventView;
import com.sysopsquad.jobs.console.alerts.AlertView.KindView;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The alerts of billing: the work list, and one alert with its actions. */
@ConsolePage
class AlertsPageController implements Section {

  private static final AlertFilter UNOWNED =
      new AlertFilter(null, State.OPEN, null, true, null, null);

  private final DeskAlerts alerts;
  private final AlertWork work;
  private final Dependencies dependencies;
  private final Formats formats;

  AlertsPageController(
      DeskAlerts alerts, AlertWork work, Dependencies dependencies, Formats formats) {
    this.alerts = alerts;
    this.work = work;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.BILLING, 2, "Alerts", "/alerts", "l");
  }

  @Override
  public Optional<String> role() {
    return Optional.of("BILLING");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(() -> tasks(alerts.counts(UNOWNED)));
  }

  private static List<Task> tasks(Map<AlertKind, Long> counts) {
    counts.keySet().removeIf(AlertKind::isUnderway);
    long count = total(counts);
    return count == 0
        ? List.of()
        : List.of(
            new Task(
                count,
                counts.keySet().stream().anyMatch(AlertKind::isUrgent),
                Formats.counted(count, "billing alert") + " without an owner",
                words(counts),
                "Open alerts",
                "/alerts?owner=nobody"));
  }

  private static String words(Map<AlertKind, Long> counts) {
    return counts.entrySet().stream()
        .map(kind -> kind.getKey().title() + ": " + Formats.number(kind.getValue()))
        .collect(Collectors.joining(" · "));
  }

  @Override
  public Optional<Tile> tile() {
    return dependencies
        .fromDatabase(() -> total(alerts.counts(AlertFilter.OPEN)))
        .map(open -> new Tile("Open alerts", Formats.number(open), "In billing", "/alerts"))
        .value();
  }

  @GetMapping("/alerts")
  String alerts(
      @RequestParam MultiValueMap<String, String> asked,
      Principal reader,
      Model model,
      HttpServletResponse response) {
    AlertQuery query;
    try {
      query = AlertQuery.of(asked, reader.getName(), formats.now().toInstant());
    } catch (InvalidQuery wrong) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", wrong.getMessage());
      query =
          AlertQuery.of(
              MultiValueMap.fromSingleValue(Map.of()), reader.getName(), formats.now().toInstant());
    }
    AlertQuery known = query;
    model.addAttribute("asked", known.asked());
    model.addAttribute("filtered", known.isFiltered());
    model.addAttribute("kinds", AlertKind.known());
    model.addAttribute("currencies", Money.currencies());
    model.addAttribute("people", work.people());
    model.addAttribute("list", dependencies.fromDatabase(() -> list(known)));
    return "console/alerts";
  }

  private AlertList list(AlertQuery query) {
    List<DeskAlert> found = alerts.list(query.filter(), query.after(), query.size() + 1);
    List<DeskAlert> shown = found.subList(0, Math.min(query.size(), found.size()));
    Map<AlertKind, Long> counts = alerts.counts(query.filter());
    return new AlertList(
        heading(query, counts),
        kinds(query, counts),
        shown.stream().map(alert -> AlertView.of(alert, formats)).toList(),
        query.after() == null ? null : query.address(null),
        found.size() > query.size() ? query.address(shown.getLast().id()) : null);
  }

  private static String heading(AlertQuery query, Map<AlertKind, Long> counts) {
    AlertKind kind = query.filter().kind();
    long total = kind == null ? total(counts) : counts.getOrDefault(kind, 0L);
    String state =
        switch (query.filter().state()) {
          case OPEN -> "open alert";
          case CLOSED -> "closed alert";
          case ALL -> "alert";
        };
    return total == 0 ? "No " + state + "s" : Formats.counted(total, state);
  }

  private static List<KindView> kinds(AlertQuery query, Map<AlertKind, Long> counts) {
    AlertKind chosen = query.filter().kind();
    List<KindView> kinds = new ArrayList<>();
    kinds.add(
        new KindView(
            "All kinds", Formats.number(total(counts)), chosen == null, query.ofKind(null)));
    counts.forEach(
        (kind, number) -> {
          if (kind != AlertKind.OTHER) {
            kinds.add(
                new KindView(
                    kind.title(), Formats.number(number), kind == chosen, query.ofKind(kind)));
          }
        });
    return kinds;
  }

  private static long total(Map<AlertKind, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  @GetMapping("/alerts/{id}")
  String alert(@PathVariable UUID id, Principal reader, Model model) {
    model.addAttribute("alert", AlertView.of(alerts.get(id), formats));
    model.addAttribute(
        "events", alerts.events(id).stream().map(event -> EventView.of(event, formats)).toList());
    model.addAttribute("reader", reader.getName());
    model.addAttribute("people", work.people());
    return "console/alert";
  }

  @PostMapping("/alerts/{id}/take")
  String take(@PathVariable UUID id, Principal actor, RedirectAttributes answer) {
    return done(id, answer, "This alert is now yours.", () -> work.take(id, actor.getName()));
  }

  @PostMapping("/alerts/{id}/hand-over")
  String handOver(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String note,
      Principal actor,
      RedirectAttributes answer) {
    return done(
        id,
        answer,
        "%s has this alert now.".formatted(to),
        () -> work.handOver(id, to, note, actor.getName()));
  }

  @PostMapping("/alerts/{id}/note")
  String note(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String text,
      Principal actor,
      RedirectAttributes answer) {
    return done(id, answer, "Note added.", () -> work.note(id, text, actor.getName()));
  }

  @PostMapping("/alerts/{id}/close")
  String close(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Principal actor,
      RedirectAttributes answer) {
    return done(id, answer, "Alert closed.", () -> work.close(id, reason, actor.getName()));
  }

  private static String done(UUID id, RedirectAttributes answer, String done, Runnable step) {
    try {
      step.run();
      answer.addFlashAttribute("done", done);
    } catch (DeskRefused | InvalidParameter refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/alerts/" + id;
  }

  /**
   * A page of the work list.
   *
   * @param first URL of the first page; null if this is it
   * @param next URL of the next page; null if there is none
   */
  record AlertList(
      String heading,
      List<KindView> kinds,
      List<AlertView> alerts,
      @Nullable String first,
      @Nullable String next) {}
}
