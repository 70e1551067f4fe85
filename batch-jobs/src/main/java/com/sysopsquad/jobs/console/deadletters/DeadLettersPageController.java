package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.message.Queues;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrends;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.decision.HeldReplay;
import com.sysopsquad.flows.monitor.note.DeadLetterNotes;
import com.sysopsquad.flows.monitor.note.NoteSubject.One;
import com.sysopsquad.jobs.console.deadletters.group.NoteOutcome;
import com.sysopsquad.jobs.console.deadletters.group.NotingDeadLetters;
import com.sysopsquad.jobs.console.deadletters.replay.DecidingOnDeadLetters;
import com.sysopsquad.jobs.console.deadletters.replay.ReplayableCount;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.Paged;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.job.InvalidParameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The failed messages, one of them, and the decisions on it: replay, edit, discard. */
@ConsolePage
class DeadLettersPageController implements Section {

  private static final int SIZE = 10;

  /** The list renews itself every few seconds, so what it finds is not counted to the end. */
  private static final int MOST_COUNTED = 10_000;

  private static final DeadLetterFilter DEAD =
      new DeadLetterFilter(DeadLetterState.DEAD, null, null);

  private final DeadLetters deadLetters;
  private final DecidingOnDeadLetters deciding;
  private final NotingDeadLetters noting;
  private final ExportingDeadLetters exporting;
  private final DeadLetterTrends trends;
  private final DeadLetterNotes notes;
  private final Dependencies dependencies;
  private final Formats formats;

  DeadLettersPageController(
      DeadLetters deadLetters,
      DecidingOnDeadLetters deciding,
      NotingDeadLetters noting,
      ExportingDeadLetters exporting,
      DeadLetterTrends trends,
      DeadLetterNotes notes,
      Dependencies dependencies,
      Formats formats) {
    this.deadLetters = deadLetters;
    this.deciding = deciding;
    this.noting = noting;
    this.exporting = exporting;
    this.trends = trends;
    this.notes = notes;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 3, "Dead letters", "/dead-letters", "d");
  }

  @Override
  public boolean owns(String path) {
    return Section.super.owns(path) || path.startsWith("/replays");
  }

  @Override
  public ProbeResult<List<Task>> tasks() {
    return dependencies.fromDatabase(
        () -> Stream.concat(tasks(deadLetters.groups()), held(deciding.held())).toList());
  }

  private static Stream<Task> held(List<HeldReplay> held) {
    return held.stream()
        .limit(1)
        .map(
            first ->
                new Task(
                    held.size(),
                    false,
                    Formats.counted(held.size(), "replay")
                        + (held.size() == 1 ? " waits" : " wait")
                        + " for a decision",
                    held.size() == 1
                        ? HeldReplayView.of(first).words()
                        : "Paused, or after a trial",
                    held.size() == 1 ? "Open replay" : "Open dead letters",
                    held.size() == 1 ? "/replays/" + first.id() : "/dead-letters"));
  }

  private Stream<Task> tasks(List<DeadLetterGroup> groups) {
    long dead = ReplayableCount.of(groups).dead();
    Optional<Instant> latest =
        groups.stream().map(DeadLetterGroup::latest).max(Comparator.naturalOrder());
    return latest.stream()
        .map(
            failed ->
                new Task(
                    dead,
                    false,
                    ReplayableCount.deadLetters(dead)
                        + (dead == 1 ? " needs" : " need")
                        + " a decision",
                    "%s, latest %s"
                        .formatted(
                            Formats.counted(groups.size(), "group"), formats.relative(failed)),
                    "Open dead letters",
                    "/dead-letters"));
  }

  @Override
  public Optional<Tile> tile() {
    return dependencies
        .fromDatabase(
            () -> {
              long dead = deadLetters.count(DEAD);
              long others = deadLetters.count(DeadLetterFilter.open()) - dead;
              return new Tile(
                  "Dead letters",
                  Formats.number(dead),
                  others > 0 ? Formats.number(others) + " being retried" : "None being retried",
                  "/dead-letters");
            })
        .value();
  }

  @Override
  public ProbeResult<List<Hit>> search(String text) {
    return dependencies.fromDatabase(
        () -> found(text.replaceFirst("(?i)^dead letter\\s+", "")).map(this::hit).toList());
  }

  private Stream<DeadLetter> found(String text) {
    String digits = text.replace(",", "");
    if (digits.matches("\\d{1,18}")) {
      return deadLetters.find(Long.parseLong(digits)).stream();
    }
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
        ? deadLetters.ofMessage(UUID.fromString(text)).stream()
        : Stream.empty();
  }

  private Hit hit(DeadLetter deadLetter) {
    return new Hit(
        "Dead letter",
        "%s on %s".formatted(deadLetter.type(), deadLetter.queue()),
        "Dead letter %d · %s · failed %s"
            .formatted(
                deadLetter.id(),
                DeadLetterView.badge(deadLetter.state()).word(),
                formats.relative(deadLetter.lastFailedAt())),
        "/dead-letters/" + deadLetter.id());
  }

  @GetMapping("/dead-letters")
  String deadLetters(
      @RequestParam MultiValueMap<String, String> filters,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      HttpServletResponse response) {
    int asked = Paged.clamp(page);
    DeadLetterQuery query;
    try {
      query = DeadLetterQuery.of(filters, formats.zone());
    } catch (InvalidParameter | InvalidQuery refused) {
      response.setStatus(HttpStatus.BAD_REQUEST.value());
      model.addAttribute("refused", refused.getMessage());
      query = DeadLetterQuery.of(MultiValueMap.fromSingleValue(Map.of()), formats.zone());
    }
    DeadLetterQuery chosen = query;
    model.addAttribute("page", asked);
    model.addAttribute("asked", chosen.asked());
    model.addAttribute("filtered", chosen.isFiltered());
    model.addAttribute("states", DeadLetterState.values());
    model.addAttribute("queues", Queues.ALL);
    model.addAttribute("list", chosen.address("/dead-letters"));
    model.addAttribute("csv", chosen.address("/dead-letters/export.csv"));
    model.addAttribute("jsonl", chosen.address("/dead-letters/export.jsonl"));
    model.addAttribute("renewal", chosen.address("/parts/dead-letters"));
    model.addAttribute(
        "deadLetters",
        dependencies.fromDatabase(
            () ->
                DeadLettersView.of(
                    deadLetters.groups(),
                    chosen.isFiltered() ? List.of() : trends.byHour(),
                    chosen.isFiltered() ? Map.of() : notes.assignees(),
                    chosen.isFiltered() ? List.of() : deciding.held(),
                    page(chosen, asked),
                    deadLetters.count(DeadLetterFilter.open()),
                    formats)));
    return "console/dead-letters";
  }

  @GetMapping("/parts/dead-letters")
  String part(
      @RequestParam MultiValueMap<String, String> filters,
      @RequestParam(defaultValue = "1") int page,
      Model model,
      HttpServletResponse response) {
    return deadLetters(filters, page, model, response) + " :: live";
  }

  private Paged<DeadLetterView> page(DeadLetterQuery query, int page) {
    List<DeadLetter> newest =
        deadLetters.newest(query.filter(), query.search(), (page - 1) * SIZE, SIZE);
    Map<Long, String> assignees = notes.assignees(newest.stream().map(DeadLetter::id).toList());
    return Paged.counted(
        newest.stream()
            .map(
                deadLetter ->
                    DeadLetterView.of(deadLetter, assignees.get(deadLetter.id()), formats))
            .toList(),
        page,
        SIZE,
        deadLetters.countUpTo(MOST_COUNTED + 1, query.filter(), query.search()),
        MOST_COUNTED);
  }

  @GetMapping("/dead-letters/{id}")
  String deadLetter(@PathVariable long id, Model model) {
    DeadLetter deadLetter = deadLetters.get(id);
    model.addAttribute(
        "deadLetter", DeadLetterView.of(deadLetter, notes.assignee(new One(id)), formats));
    model.addAttribute("copy", deadLetters.copyOf(id).orElse(null));
    model.addAttribute(
        "edit",
        Optional.ofNullable(deadLetter.replaces())
            .flatMap(deadLetters::find)
            .map(original -> EditView.of(original, deadLetter))
            .orElse(null));
    model.addAttribute("notes", noting.view(new One(id), formats));
    return "console/dead-letter";
  }

  @GetMapping("/dead-letters/export.csv")
  void csv(
      @RequestParam MultiValueMap<String, String> filters,
      Principal actor,
      HttpServletResponse response)
      throws IOException {
    try {
      exporting.writeCsv(DeadLetterQuery.of(filters, formats.zone()), actor.getName(), response);
    } catch (InvalidParameter | InvalidQuery refused) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    }
  }

  @GetMapping("/dead-letters/export.jsonl")
  void jsonLines(
      @RequestParam MultiValueMap<String, String> filters,
      Principal actor,
      HttpServletResponse response)
      throws IOException {
    try {
      exporting.writeJsonLines(
          DeadLetterQuery.of(filters, formats.zone()), actor.getName(), response);
    } catch (InvalidParameter | InvalidQuery refused) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
    }
  }

  @PostMapping("/dead-letters/{id}/notes")
  String note(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String text,
      Principal actor,
      RedirectAttributes answer) {
    NoteOutcome.give(
        answer,
        () -> {
          noting.note(new One(id), text, actor.getName());
          return "Note added.";
        });
    return "redirect:/dead-letters/" + id;
  }

  @PostMapping("/dead-letters/{id}/assign")
  String assign(
      @PathVariable long id,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "") String seen,
      Principal actor,
      RedirectAttributes answer) {
    NoteOutcome.give(
        answer,
        () -> {
          noting.assign(new One(id), to, seen, actor.getName());
          return to.isBlank() ? "Unassigned." : "Assigned to %s.".formatted(to);
        });
    return "redirect:/dead-letters/" + id;
  }

  @PostMapping("/dead-letters/{id}/replay")
  String replay(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.replay(id, new Decision(actor.getName(), reason, revision));
          return "1 message requeued.";
        });
  }

  @PostMapping("/dead-letters/{id}/edit")
  String edit(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      @RequestParam String type,
      @RequestParam String version,
      @RequestParam String subject,
      @RequestParam(defaultValue = "") String extensions,
      @RequestParam String body,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          EditedMessage edited =
              new EditedMessage(
                  type, Extensions.version(version), subject, Extensions.read(extensions), body);
          long copy = deciding.edit(id, edited, new Decision(actor.getName(), reason, revision));
          return "1 message requeued: the edited copy is dead letter %d.".formatted(copy);
        });
  }

  @PostMapping("/dead-letters/{id}/discard")
  String discard(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.discard(id, new Decision(actor.getName(), reason, revision));
          return "Dead letter %d discarded.".formatted(id);
        });
  }

  @PostMapping("/dead-letters/{id}/retry")
  String retry(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.retry(id, new Decision(actor.getName(), reason, revision));
          return "Retry requested. The result appears here.";
        });
  }

  @PostMapping("/dead-letters/{id}/give-up")
  String giveUp(
      @PathVariable long id,
      @RequestParam long revision,
      @RequestParam String reason,
      Principal actor,
      RedirectAttributes answer) {
    return decide(
        id,
        answer,
        () -> {
          deciding.giveUp(id, new Decision(actor.getName(), reason, revision));
          return "Give-up requested. The result appears here.";
        });
  }

  private static String decide(long id, RedirectAttributes answer, Supplier<String> decision) {
    try {
      answer.addFlashAttribute("done", decision.get());
    } catch (DeadLetterRefused | InvalidParameter refused) {
      answer.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/dead-letters/" + id;
  }
}
