package com.sysopsquad.billing.desk;

import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes, hands over, comments on and closes alerts. Each action is recorded with the person, and an
 * action that was already done is not repeated.
 */
public class WorkingOnAlerts {

  private final DeskAlerts alerts;
  private final TransactionTemplate transaction;
  private final Clock clock;

  WorkingOnAlerts(DeskAlerts alerts, PlatformTransactionManager transactions, Clock clock) {
    this.alerts = alerts;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * Takes an alert that has no owner.
   *
   * @throws DeskRefused if it is closed, or somebody else owns it
   */
  public DeskAlert take(UUID id, String actor) {
    return change(
        id,
        alert -> {
          if (alert.owner() != null && !alert.owner().equals(actor)) {
            throw new DeskRefused(
                "%s has taken this alert already. It can be handed over.".formatted(alert.owner()));
          }
          if (alert.owner() == null) {
            alerts.giveTo(id, actor);
            note(id, actor, "TAKE", null, null);
          }
        });
  }

  /**
   * Gives an alert to another person, whoever owns it.
   *
   * @param words note for that person; null if there is none
   * @throws DeskRefused if it is closed
   */
  public DeskAlert handOver(UUID id, String actor, String receiver, @Nullable String words) {
    return change(
        id,
        alert -> {
          if (!receiver.equals(alert.owner())) {
            alerts.giveTo(id, receiver);
            note(id, actor, "HAND_OVER", receiver, words);
          }
        });
  }

  /** Adds a note, even to a closed alert. */
  public DeskAlert note(UUID id, String actor, String words) {
    return inTransaction(id, _ -> note(id, actor, "NOTE", null, words));
  }

  /**
   * Closes an alert. Billing raises it again if the same thing happens again.
   *
   * @throws DeskRefused if it is closed
   */
  public DeskAlert close(UUID id, String actor, String reason) {
    return change(
        id,
        _ -> {
          alerts.close(id, clock.instant(), actor, reason);
          note(id, actor, "CLOSE", null, reason);
        });
  }

  private DeskAlert change(UUID id, Consumer<DeskAlert> step) {
    return inTransaction(
        id,
        alert -> {
          if (!alert.isOpen()) {
            throw new DeskRefused(
                alert.closedBy() == null
                    ? "This alert was already closed automatically."
                    : "%s has already closed this alert.".formatted(alert.closedBy()));
          }
          step.accept(alert);
        });
  }

  private DeskAlert inTransaction(UUID id, Consumer<DeskAlert> step) {
    return transaction.execute(
        _ -> {
          step.accept(alerts.lock(id));
          return alerts.get(id);
        });
  }

  private void note(
      UUID id, String actor, String action, @Nullable String receiver, @Nullable String words) {
    alerts.note(id, clock.instant(), actor, action, receiver, words);
  }
}
