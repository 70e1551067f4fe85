package com.sysopsquad.jobs.alarm.check;

import com.sysopsquad.flows.monitor.deadletter.DeadLetterFilter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetterState;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.jobs.alarm.AlarmKind;
import com.sysopsquad.jobs.alarm.Check;
import com.sysopsquad.jobs.alarm.Condition;
import com.sysopsquad.jobs.alarm.Findings;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Too many dead letters, and messages that were lost. */
@Component
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
class MessagesCheck implements Check {

  private static final DeadLetterFilter DEAD =
      new DeadLetterFilter(DeadLetterState.DEAD, null, null);

  private final DeadLetters deadLetters;
  private final Losses losses;
  private final ExpectationSettings settings;

  MessagesCheck(DeadLetters deadLetters, Losses losses, ExpectationSettings settings) {
    this.deadLetters = deadLetters;
    this.losses = losses;
    this.settings = settings;
  }

  @Override
  public String name() {
    return "messages";
  }

  @Override
  public Findings look(Instant now) {
    List<Condition> conditions = new ArrayList<>();
    long dead = settings.deadLetters() == 0 ? 0 : deadLetters.count(DEAD);
    if (dead > 0 && dead >= settings.deadLetters()) {
      conditions.add(
          new Condition(
              AlarmKind.DEAD_LETTERS,
              "dead letters",
              "%s a decision."
                  .formatted(
                      ConditionFormats.counted(dead, "dead letter")
                          + (dead == 1 ? " needs" : " need")),
              "/dead-letters"));
    }
    losses
        .all()
        .forEach(
            loss ->
                conditions.add(
                    new Condition(
                        AlarmKind.MESSAGES_LOST,
                        subject(loss),
                        "%s. %s".formatted(loss.title(), loss.detail()),
                        "/resends")));
    return Findings.of(Set.of(AlarmKind.DEAD_LETTERS, AlarmKind.MESSAGES_LOST), conditions);
  }

  private static String subject(Loss loss) {
    return loss.lost().lostBySource()
        ? "%s to %s".formatted(loss.lost().source(), loss.quantum())
        : "%s from %s".formatted(loss.quantum(), loss.lost().source());
  }
}
