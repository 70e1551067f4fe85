package com.sysopsquad.jobs.console.alarms;

import com.sysopsquad.jobs.alarm.Alarm;
import com.sysopsquad.jobs.alarm.AlarmFilter;
import com.sysopsquad.jobs.alarm.AlarmFilter.States;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.AlarmNotOpen;
import com.sysopsquad.jobs.alarm.Alarms;
import com.sysopsquad.jobs.alarm.NoSuchAlarm;
import com.sysopsquad.jobs.alarm.Severity;
import com.sysopsquad.jobs.alarm.Silence;
import com.sysopsquad.jobs.alarm.Silences;
import com.sysopsquad.jobs.console.alarms.AlarmsView.AlarmView;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The alarms: what is wrong now, the silences, and the history; and the commands for them. */
@ConsolePage
class AlarmsPageController implements Section {

  private static final String BACK = "redirect:/alarms";
  private static final int MOST_ACTIVE = 200;
  private static final int NAMED = 3;
  private static final AlarmFilter OPEN = new AlarmFilter(States.OPEN, null, null, null);
  private static final Map<String, String> DURATIONS = durations();

  private final Alarms alarms;
  private final Silences silences;
  private final Dependencies dependencies;
  private final Formats formats;

  AlarmsPageController(
      Alarms alarms, Silences silences, Dependencies dependencies, Formats formats) {
    this.alarms = alarms;
    this.silences = silences;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  private static Map<String, String> durations() {
    Map<String, String> durations = new LinkedHashMap<>();
    durations.put("1h", "1 hour");
    durations.put("4h", "4 hours");
    durations.put("12h", "12 hours");
    durations.put("1d", "1 day");
    durations.put("3d", "3 days");
    durations.put("7d", "7 days");
    return durations;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.JOBS, 5, "Alarms", "/alarms", "m");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(
        () ->
            tasks(
                alarms.list(OPEN, null, MOST_ACTIVE).stream()
                    .filter(alarm -> alarm.silencedUntil() == null)
                    .toList()));
  }

  private static List<Task> tasks(List<Alarm> open) {
    return open.isEmpty()
        ? List.of()
        : List.of(
            new Task(
                open.size(),
                open.stream().anyMatch(alarm -> alarm.severity() == Severity.CRITICAL),
                Formats.counted(open.size(), "alarm") + " open",
                named(open),
                "Open alarms",
                "/alarms"));
  }

  private static String named(List<Alarm> open) {
    String first =
        open.stream()
            .limit(NAMED)
            .map(alarm -> "%s: %s".formatted(alarm.kind().title(), alarm.subject()))
            .collect(Collectors.joining(" · "));
    return open.size() <= NAMED
        ? first
        : "%s · and %s more".formatted(first, Formats.number(open.size() - NAMED));
  }

  @GetMapping("/alarms")
  String alarms(
      @RequestParam MultiValueMap<String, String> asked,
      Model model,
      HttpServletResponse response) {
    AlarmQuery query;
    try {
      query = AlarmQuery.of(asked, States.RESOLVED);
    } catch (InvalidQuery wrong) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", wrong.getMessage());
      query = AlarmQuery.of(MultiValueMap.fromSingleValue(Map.of()), States.RESOLVED);
    }
    AlarmQuery known = query;
    model.addAttribute("asked", known.asked());
    model.addAttribute("filtered", known.isFiltered());
    model.addAttribute("kinds", AlarmKind.values());
    model.addAttribute("history", dependencies.fromDatabase(() -> history(known)));
    return page(model);
  }

  @GetMapping("/parts/alarms")
  String part(Model model) {
    return page(model) + " :: live";
  }

  private String page(Model model) {
    model.addAttribute(
        "alarms",
        dependencies.fromDatabase(
            () ->
                AlarmsView.of(
                    alarms.list(AlarmFilter.ACTIVE, null, MOST_ACTIVE),
                    silences.active(),
                    alarms.evaluatedAt(),
                    formats)));
    return "console/alarms";
  }

  private History history(AlarmQuery query) {
    List<Alarm> found = alarms.list(query.filter(), query.after(), query.size() + 1);
    List<Alarm> shown = found.subList(0, Math.min(query.size(), found.size()));
    return new History(
        shown.stream().map(alarm -> AlarmView.of(alarm, formats)).toList(),
        query.after() == null ? null : query.address(null),
        found.size() > query.size() ? query.address(shown.getLast().id()) : null);
  }

  @PostMapping("/alarms/{id}/acknowledge")
  String acknowledge(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      Alarm alarm = alarms.acknowledge(id, actor.getName());
      answer.addFlashAttribute(
          "done", "Alarm acknowledged: %s, %s.".formatted(alarm.kind().title(), alarm.subject()));
    } catch (AlarmNotOpen refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return BACK;
  }

  @GetMapping("/alarms/{id}/silence")
  String maySilence(@PathVariable long id, Model model) {
    Alarm alarm = alarms.get(id);
    return silenceForm(
        alarm, new SilenceForm(alarm.kind().word(), alarm.subject(), null, null), model);
  }

  @PostMapping("/alarms/{id}/silence")
  String silence(
      @PathVariable long id,
      @ModelAttribute SilenceForm form,
      Principal actor,
      Model model,
      HttpServletResponse response,
      RedirectAttributes answer) {
    Alarm alarm = alarms.get(id);
    SilenceForm whole =
        new SilenceForm(alarm.kind().word(), alarm.subject(), form.duration(), form.reason());
    try {
      Silence silence = whole.begin(silences, actor.getName());
      answer.addFlashAttribute(
          "done",
          "%s is silenced until %s.".formatted(silence.what(), formats.time(silence.expiresAt())));
      return BACK;
    } catch (InvalidParameter refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refused", refused.getMessage());
      return silenceForm(alarm, whole, model);
    }
  }

  private String silenceForm(Alarm alarm, SilenceForm form, Model model) {
    model.addAttribute("alarm", AlarmView.of(alarm, formats));
    model.addAttribute("form", form);
    model.addAttribute("durations", DURATIONS);
    return "console/alarm-silence";
  }

  @PostMapping("/alarms/silences/{id}/end")
  String end(@PathVariable long id, Principal actor, RedirectAttributes answer) {
    try {
      Silence silence = silences.end(id, actor.getName());
      answer.addFlashAttribute("done", "%s is no longer silenced.".formatted(silence.what()));
    } catch (NoSuchAlarm refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return BACK;
  }

  /**
   * A page of the history.
   *
   * @param first URL of the first page; null if this is it
   * @param next URL of the next page; null if there is none
   */
  record History(List<AlarmView> alarms, @Nullable String first, @Nullable String next) {}
}
