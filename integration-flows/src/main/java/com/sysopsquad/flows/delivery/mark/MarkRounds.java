package com.sysopsquad.flows.delivery.mark;

import com.sysopsquad.flows.delivery.inbox.receipt.MissingMessages;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.outbox.SentMarks;
import com.sysopsquad.flows.message.report.LossReported;
import com.sysopsquad.flows.message.report.LostMessages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Marks what was sent, checks for missing messages and reports them: once per pause, in one of the
 * processes of the quantum. Counts rounds instead of using a clock, since clocks can jump.
 */
final class MarkRounds implements Worker.Step {

  private static final Logger log = LoggerFactory.getLogger(MarkRounds.class);

  private static final long NONE = -1;
  private static final Duration NEVER = Duration.ofDays(1);

  private final SentMarks marks;
  private final MissingMessages missing;
  private final Iterable<LossWatch> watches;
  private final Outbox outbox;
  private final TransactionOperations transactions;
  private final MarkSettings settings;
  private final String quantum;
  private long seen = NONE;
  private @Nullable List<LostMessages> reported;

  MarkRounds(
      SentMarks marks,
      MissingMessages missing,
      Iterable<LossWatch> watches,
      Outbox outbox,
      TransactionOperations transactions,
      MarkSettings settings,
      String quantum) {
    this.marks = marks;
    this.missing = missing;
    this.watches = watches;
    this.outbox = outbox;
    this.transactions = transactions;
    this.settings = settings;
    this.quantum = quantum;
  }

  @Override
  public Duration run() {
    if (!settings.areSent()) {
      return NEVER;
    }
    if (seen == NONE || !runRound()) {
      seen = marks.lastRound();
    }
    return settings.every();
  }

  private boolean runRound() {
    Optional<Round> done = transactions.execute(status -> marks.begin(seen).map(this::run));
    done.ifPresent(
        round -> {
          seen = round.number();
          reported = round.lost();
        });
    return done.isPresent();
  }

  private Round run(SentMarks.Round round) {
    for (MissingMessages.Lost lost : missing.look(settings.looks())) {
      log.error("Messages are lost that {} has sent to {}", lost.source(), lost.queue());
      watches.forEach(watch -> watch.lost(lost.source(), lost.queue()));
    }
    for (MissingMessages.Undone undone : missing.undone()) {
      watches.forEach(watch -> watch.undone(undone.source(), undone.queue(), undone.since()));
    }
    List<LostMessages> lost = missing.lost(settings.looks());
    if (!lost.equals(reported) || (!lost.isEmpty() && round.marksAll())) {
      outbox.send(List.of(new LossReported(quantum, lost)));
    }
    marks.send(round);
    return new Round(round.number(), lost);
  }

  /** What a round has found. */
  private record Round(long number, List<LostMessages> lost) {}
}
