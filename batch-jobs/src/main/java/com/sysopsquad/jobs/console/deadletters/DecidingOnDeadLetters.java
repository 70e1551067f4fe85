package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.decision.RefusalDecisions;
import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import org.springframework.stereotype.Component;

/** Decisions on dead letters; the audit records each one with its actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
class DecidingOnDeadLetters {

  private final DeadLetterDecisions decisions;
  private final RefusalDecisions refusals;
  private final Audit audit;

  DecidingOnDeadLetters(DeadLetterDecisions decisions, RefusalDecisions refusals, Audit audit) {
    this.decisions = decisions;
    this.refusals = refusals;
    this.audit = audit;
  }

  /** Sends a dead letter again as is. */
  Replay replay(long id, Decision decision) {
    return decisions.find(
        audit.command(
            decision.actor(),
            "replay",
            subject(id),
            decision.reason(),
            () -> decisions.replay(id, decision)));
  }

  /** Sends all dead letters of a kind or queue again. */
  Replay replayAll(DeadLetterFilter filter, Decision decision) {
    return decisions.find(
        audit.command(
            decision.actor(),
            "replay",
            "dead letters of queue %s, fingerprint %s"
                .formatted(filter.queue(), filter.fingerprint()),
            decision.reason(),
            () -> decisions.replayAll(filter, decision)));
  }

  /** Sends an edited copy; returns the number of its dead letter. */
  long edit(long id, EditedMessage edited, Decision decision) {
    return audit.command(
        decision.actor(),
        "edit",
        subject(id),
        decision.reason(),
        () -> decisions.edit(id, edited, decision));
  }

  /** Closes a dead letter that is not needed. */
  void discard(long id, Decision decision) {
    audit.command(
        decision.actor(),
        "discard",
        subject(id),
        decision.reason(),
        () -> {
          decisions.discard(id, decision);
          return "closed";
        });
  }

  /** Lets a message that the broker refuses be tried now. */
  void retry(long id, Decision decision) {
    audit.command(
        decision.actor(),
        "retry",
        subject(id),
        decision.reason(),
        () -> {
          refusals.retry(id, decision);
          return "asked";
        });
  }

  /** Gives up a message that the broker refuses. */
  void giveUp(long id, Decision decision) {
    audit.command(
        decision.actor(),
        "give up",
        subject(id),
        decision.reason(),
        () -> {
          refusals.giveUp(id, decision);
          return "asked";
        });
  }

  /** Cancels the messages of a replay that were not sent yet. */
  Replay cancel(long replay, String actor) {
    audit.command(actor, "cancel", "replay " + replay, null, () -> decisions.cancel(replay, actor));
    return decisions.find(replay);
  }

  /** A replay and its progress. */
  Replay find(long replay) {
    return decisions.find(replay);
  }

  private static String subject(long id) {
    return "dead letter " + id;
  }
}
