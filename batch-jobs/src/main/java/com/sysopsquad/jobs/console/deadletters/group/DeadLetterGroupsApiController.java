package com.sysopsquad.jobs.console.deadletters.group;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterGroup;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrend;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterTrends;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.note.DeadLetterNotes;
import com.sysopsquad.flows.monitor.note.NoteSubject.Group;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dead letters by queue and kind: how many, how many lately, and who works on them. */
@ConsoleApi
@RequestMapping("/api/dead-letter-groups")
class DeadLetterGroupsApiController {

  private final DeadLetters deadLetters;
  private final DeadLetterTrends trends;
  private final DeadLetterNotes notes;
  private final NotingDeadLetters noting;
  private final Formats formats;

  DeadLetterGroupsApiController(
      DeadLetters deadLetters,
      DeadLetterTrends trends,
      DeadLetterNotes notes,
      NotingDeadLetters noting,
      Formats formats) {
    this.deadLetters = deadLetters;
    this.trends = trends;
    this.notes = notes;
    this.noting = noting;
    this.formats = formats;
  }

  @GetMapping
  List<GroupAnswer> groups() {
    Map<Group, DeadLetterTrend> hours = byGroup(trends.byHour());
    Map<Group, DeadLetterTrend> days = byGroup(trends.byDay());
    Map<Group, String> assignees = notes.assignees();
    return deadLetters.groups().stream()
        .map(
            group -> {
              Group about = new Group(group.queue(), group.fingerprint());
              return GroupAnswer.of(
                  group, hours.get(about), days.get(about), assignees.get(about), formats);
            })
        .toList();
  }

  @GetMapping("/notes")
  DeadLetterNotesAnswer notes(@RequestParam String queue, @RequestParam String fingerprint) {
    return DeadLetterNotesAnswer.of(new Group(queue, fingerprint), notes, formats);
  }

  @PostMapping("/notes")
  DeadLetterNotesAnswer note(@RequestBody GroupNote request, Principal actor) {
    Group about = group(request.queue(), request.fingerprint());
    noting.note(about, request.text(), actor.getName());
    return DeadLetterNotesAnswer.of(about, notes, formats);
  }

  @PostMapping("/assign")
  DeadLetterNotesAnswer assign(@RequestBody GroupAssignment request, Principal actor) {
    Group about = group(request.queue(), request.fingerprint());
    noting.assign(about, request.to(), request.seen(), actor.getName());
    return DeadLetterNotesAnswer.of(about, notes, formats);
  }

  private static Group group(@Nullable String queue, @Nullable String fingerprint) {
    if (queue == null || fingerprint == null) {
      throw new InvalidParameter("Enter the queue and the fingerprint of the group.");
    }
    return new Group(queue, fingerprint);
  }

  private static Map<Group, DeadLetterTrend> byGroup(List<DeadLetterTrend> trends) {
    return trends.stream()
        .collect(
            Collectors.toMap(
                trend -> new Group(trend.queue(), trend.fingerprint()), trend -> trend));
  }

  /** A note on all dead letters of a fingerprint on a queue. */
  record GroupNote(@Nullable String queue, @Nullable String fingerprint, @Nullable String text) {}

  /**
   * To whom all dead letters of a fingerprint on a queue are assigned.
   *
   * @param to an operator; null: nobody
   * @param seen to whom they were assigned before, as the person saw it; null: nobody
   */
  record GroupAssignment(
      @Nullable String queue,
      @Nullable String fingerprint,
      @Nullable String to,
      @Nullable String seen) {}

  /**
   * A group of dead letters.
   *
   * @param latest when one of them failed last
   * @param dead how many need a decision
   * @param replayable how many of them can be sent again as is
   * @param assignee null: nobody
   * @param hours how many messages of this kind failed in each of the last 24 hours; the last one
   *     ends now
   * @param days the same for each of the last 7 days
   */
  record GroupAnswer(
      String queue,
      String fingerprint,
      String type,
      String cause,
      @Nullable OffsetDateTime latest,
      long latestId,
      long dead,
      long replayable,
      @Nullable String assignee,
      List<Long> hours,
      List<Long> days) {

    static GroupAnswer of(
        DeadLetterGroup group,
        @Nullable DeadLetterTrend hours,
        @Nullable DeadLetterTrend days,
        @Nullable String assignee,
        Formats formats) {
      return new GroupAnswer(
          group.queue(),
          group.fingerprint(),
          group.type(),
          group.latestCauseText(),
          formats.at(group.latest()),
          group.latestId(),
          group.dead(),
          group.replayable(),
          assignee,
          hours == null ? List.of() : hours.counts(),
          days == null ? List.of() : days.counts());
    }
  }
}
