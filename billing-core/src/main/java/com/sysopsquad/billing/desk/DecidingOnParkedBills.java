package com.sysopsquad.billing.desk;

import com.sysopsquad.billing.bill.freeze.FreezingAnew;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.desk.ParkedBill.Cause;
import com.sysopsquad.billing.desk.ParkedBill.Decision;
import com.sysopsquad.billing.desk.ParkedBills.Priced;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.flows.pricing.Money;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a person decide on parked bills. Only a bill that was certainly never sent can be given up.
 * While a run is being frozen no decision is possible, so that no run bills what is given up at the
 * same time.
 */
public class DecidingOnParkedBills {

  /** The maximum number of bills in one decision. */
  public static final int MOST = 200;

  private final ParkedBills parked;
  private final BillingRuns runs;
  private final FreezingAnew anew;
  private final HoldingBilling holding;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DecidingOnParkedBills(
      ParkedBills parked,
      BillingRuns runs,
      FreezingAnew anew,
      HoldingBilling holding,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.parked = parked;
    this.runs = runs;
    this.anew = anew;
    this.holding = holding;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What a decision would do with one bill.
   *
   * @param parked null if there is no such parked bill
   * @param what a sentence: what would happen, or why nothing can be done
   * @param total its price as of today; null if it has none, or if nothing is owed
   */
  public record Step(
      long bill,
      @Nullable ParkedBill parked,
      boolean isPossible,
      String what,
      @Nullable Money total) {}

  /**
   * The result of a decision.
   *
   * @param done the bills for which it was carried out
   * @param left why the others do not change
   */
  public record Outcome(List<Long> done, Map<Long, String> left) {

    /** Keeps copies. */
    public Outcome {
      done = List.copyOf(done);
      left = Map.copyOf(left);
    }
  }

  /**
   * Says what a decision would do, by the rules of the next run. It changes nothing: its
   * transaction is rolled back.
   *
   * @throws DeskRefused if a run is being frozen, or the provider's charges were not compared since
   *     a hold and a bill is to be given up
   */
  public List<Step> preview(Decision decision, List<Long> bills) {
    return transaction.execute(
        status -> {
          status.setRollbackOnly();
          refuseUncompared(decision);
          refuseWhileFreezing();
          Map<Long, ParkedBill> found = parked.find(bills);
          Map<Long, String> left = left(decision, bills, found);
          List<Long> unpriced = of(found, bill -> bill.cause() != Cause.NOT_KNOWN);
          if (!unpriced.isEmpty()) {
            anew.freeze(unpriced);
          }
          Map<Long, Priced> prices = parked.prices(unpriced);
          return bills.stream()
              .distinct()
              .map(bill -> step(decision, bill, found.get(bill), left.get(bill), prices.get(bill)))
              .toList();
        });
  }

  /**
   * Carries out a decision for all bills for which it is possible, in one transaction. Bills with
   * the same earlier decision do not change.
   *
   * @throws DeskRefused if a run is being frozen, or the provider's charges were not compared since
   *     a hold and a bill is to be given up
   */
  public Outcome decide(Decision decision, List<Long> bills, String actor, String reason) {
    return transaction.execute(
        _ -> {
          refuseUncompared(decision);
          refuseWhileFreezing();
          parked.lock(bills);
          Map<Long, ParkedBill> found = parked.find(bills);
          Map<Long, String> left = new LinkedHashMap<>(left(decision, bills, found));
          Map<Long, ParkedBill> possible = new LinkedHashMap<>(found);
          possible.keySet().removeAll(left.keySet());
          List<Long> done = new ArrayList<>(of(possible, _ -> true));
          Instant now = clock.instant();
          switch (decision) {
            case GIVE_UP -> parked.giveUp(done, now, actor, reason);
            case TRY_AGAIN -> {
              List<Long> givenUp = of(possible, ParkedBill::isVoid);
              List<Long> taken = parked.takeBack(givenUp, now);
              for (long bill : givenUp) {
                if (!taken.contains(bill)) {
                  done.remove(Long.valueOf(bill));
                  left.put(bill, "There is now another bill for its period.");
                }
              }
              parked.askAgain(
                  of(possible, bill -> bill.cause() == Cause.NOT_KNOWN), now, actor, reason);
            }
          }
          parked.decided(done, decision, now, actor, reason);
          return new Outcome(done, left);
        });
  }

  /** What is given up may have been paid: a restore may have lost the charge. */
  private void refuseUncompared(Decision decision) {
    if (decision == Decision.GIVE_UP && holding.awaitsComparison()) {
      throw new DeskRefused(HoldingBilling.NOT_COMPARED);
    }
  }

  private void refuseWhileFreezing() {
    if (!runs.tryLockForFreezing()) {
      throw new DeskRefused("A billing run is starting. Try again in a few minutes.");
    }
  }

  /** The bills for which the decision is not possible, with the reason. */
  private Map<Long, String> left(Decision decision, List<Long> bills, Map<Long, ParkedBill> found) {
    Map<Long, String> left = new HashMap<>();
    List<Long> ids = List.copyOf(found.keySet());
    switch (decision) {
      case GIVE_UP -> left.putAll(parked.objectionsToGivingUp(ids));
      case TRY_AGAIN -> {
        left.putAll(
            parked.objectionsToAskingAgain(of(found, bill -> bill.cause() == Cause.NOT_KNOWN)));
        for (long bill : parked.decidedToTryAgain(ids)) {
          left.put(bill, "It is already marked to be tried again.");
        }
      }
    }
    for (long bill : bills) {
      if (!found.containsKey(bill)) {
        left.put(bill, "It is no longer parked.");
      }
    }
    return left;
  }

  private static Step step(
      Decision decision,
      long id,
      @Nullable ParkedBill bill,
      @Nullable String objection,
      @Nullable Priced priced) {
    Money total = priced == null || priced.voided() != null ? null : priced.total();
    if (bill == null || objection != null) {
      return new Step(id, bill, false, objection == null ? "There is none." : objection, total);
    }
    return switch (decision) {
      case GIVE_UP -> new Step(id, bill, true, "It becomes void and will not be charged.", total);
      case TRY_AGAIN ->
          new Step(
              id,
              bill,
              true,
              (bill.isVoid() ? "It is no longer void. " : "") + next(bill, priced),
              total);
    };
  }

  private static String next(ParkedBill bill, @Nullable Priced priced) {
    if (bill.cause() == Cause.NOT_KNOWN || priced == null) {
      return "The provider is asked again what became of reference %s.".formatted(bill.reference());
    }
    if (priced.voided() != null) {
      return "Nothing is owed any more: %s. The next run makes it void.".formatted(priced.voided());
    }
    return priced.parked() == null
        ? "It has a price now. The next run bills it."
        : "It still cannot be charged: %s The next run tries again.".formatted(priced.parked());
  }

  private static List<Long> of(Map<Long, ParkedBill> bills, Predicate<ParkedBill> which) {
    return bills.values().stream().filter(which).map(ParkedBill::id).sorted().toList();
  }
}
