package com.sysopsquad.jobs.console.deadletters.replay;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.decision.DeadLetterDecisions;
import com.sysopsquad.flows.monitor.decision.Decision;
import com.sysopsquad.flows.monitor.decision.EditedMessage;
import com.sysopsquad.flows.monitor.decision.HeldReplay;
import com.sysopsquad.flows.monitor.decision.RefusalDecisions;
import com.sysopsquad.flows.monitor.decision.Replay;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decisions on dead letters; the audit records each one with its actor, reason and result. */
@Component
@ConditionalOnRole(Role.CONSOLE)
public class DecidingOnDeadLetters {

  private static final int MOST_HELD = 50;

  private final DeadLetterDecisions decisions;
  private final RefusalDecisions refusals;
  private final Audit audit;

  DecidingOnDeadLetters(DeadLetterDecisions decisions, RefusalDecisions refusals, Audit audit) {
    this.decisions = decisions;
    this.refusals = refusals;
    this.audit = audit;
  }

  /** Sends a dead letter again as is. */
  public Replay replay(long id, Decision decision) {
    return decisions.find(
        audit.command(
            decision.actor(),
            "replay",
            subject(id),
            decision.reason(),
            () -> decisions.replay(id, decision)));
  }

  /**
   * Sends all dead letters of a kind or queue again.
   *
   * @param trial how many are sent before someone asks for the rest; null: all are sent
   */
  Replay replayAll(DeadLetterFilter filter, @Nullable Integer trial, Decision decision) {
    if (trial != null && trial < 1) {
      throw new InvalidParameter("A trial must have at least 1 message.");
    }
    return decisions.find(
        audit.command(
            decision.actor(),
            "replay",
            "dead letters of queue %s, fingerprint %s%s"
                .formatted(
                    filter.queue(),
                    filter.fingerprint(),
                    trial == null ? "" : ", trial of " + trial),
            decision.reason(),
            () -> decisions.replayAll(filter, trial, decision)));
  }

  /** Sends an edited copy; returns the number of its dead letter. */
  public long edit(long id, EditedMessage edited, Decision decision) {
    return audit.command(
        decision.actor(),
        "edit",
        subject(id),
        decision.reason(),
        () -> decisions.edit(id, edited, decision));
  }

  /** Closes a dead letter that is not needed. */
  public void discard(long id, Decision decision) {
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

  /** Lets a message that waits for its next attempt be tried now. */
  public void retry(long id, Decision decision) {
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

  /** Gives up a message that waits for its next attempt. */
  public void giveUp(long id, Decision decision) {
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

  /** Sends the rest of a replay after its trial. */
  Replay replayRest(long replay, String actor) {
    return changed(replay, actor, "replay rest", () -> decisions.replayRest(replay, actor));
  }

  /** Sends nothing of a replay until it is resumed. */
  Replay pause(long replay, String actor) {
    return changed(replay, actor, "pause", () -> decisions.pause(replay, actor));
  }

  /** Ends the pause of a replay. */
  Replay resume(long replay, String actor) {
    return changed(replay, actor, "resume", () -> decisions.resume(replay));
  }

  private Replay changed(long replay, String actor, String action, Runnable change) {
    audit.command(
        actor,
        action,
        "replay " + replay,
        null,
        () -> {
          change.run();
          return "asked";
        });
    return decisions.find(replay);
  }

  /** The oldest replays that wait until somebody decides: at most 50. */
  public List<HeldReplay> held() {
    return decisions.held(MOST_HELD);
  }

  /** A replay and its progress. */
  Replay find(long replay) {
    return decisions.find(replay);
  }

  private static String subject(long id) {
    return "dead letter " + id;
  }
}
