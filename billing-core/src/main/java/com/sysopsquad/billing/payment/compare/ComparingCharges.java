package com.sysopsquad.billing.payment.compare;

import com.sysopsquad.billing.bill.Bill;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.BillingRuns;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.invoice.InvoiceEpochs;
import com.sysopsquad.billing.payment.AttemptState;
import com.sysopsquad.billing.payment.FinishedCharge.Answered;
import com.sysopsquad.billing.payment.FinishedCharge.Attempted;
import com.sysopsquad.billing.payment.PaymentAttempt;
import com.sysopsquad.billing.payment.RecordingOutcomes;
import com.sysopsquad.billing.payment.StaleWriterException;
import com.sysopsquad.billing.payment.WriteFence;
import com.sysopsquad.billing.payment.compare.UnknownCharges.Adoptable;
import com.sysopsquad.billing.provider.EndlessList;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderList;
import com.sysopsquad.billing.provider.ProviderSettings;
import com.sysopsquad.billing.provider.ProviderUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Compares the provider's charges with this database, before a run charges anything. After a
 * restore, or a crash between a call and its record, the provider knows more: these charges are
 * adopted by their line keys, and one that the provider has not decided stays open. Since invoices
 * for them may have been issued, new series of invoice numbers begin. If a charge is older than its
 * bill, the database was restored, and billing goes on hold: what else it has lost may decide who
 * is charged. Idempotency keys alone are not enough, since the provider forgets them after a day.
 *
 * <p>The list begins a minute before the last comparison. If the provider's clock has gone back, a
 * charge is older than that, and after a restore nobody would look for it. So the first comparison
 * of a process, after a change of the database and after a hold begins a day before.
 */
public class ComparingCharges {

  private static final Logger log = LoggerFactory.getLogger(ComparingCharges.class);
  private static final int AT_ONCE = 500;
  private static final int SENTENCES = 5;
  private static final Duration WAITING = Duration.ofMillis(200);
  private static final String COMPARISON = "comparison with the payment provider";
  private static final String RESTORED =
      "The payment provider has charges that are older than our bills for them, so billing's database"
          + " was restored from a backup. Resend what it has lost, as described in the runbook.";

  private final DataSource database;
  private final UnknownCharges unknown;
  private final PaymentProvider provider;
  private final RecordingOutcomes recording;
  private final InvoiceEpochs epochs;
  private final BillingRuns runs;
  private final TransactionTemplate transaction;
  private final HoldingBilling holding;
  private final ProviderSettings settings;
  private final Clock clock;
  private volatile @Nullable String compared;

  ComparingCharges(
      DataSource database,
      UnknownCharges unknown,
      PaymentProvider provider,
      RecordingOutcomes recording,
      InvoiceEpochs epochs,
      BillingRuns runs,
      PlatformTransactionManager transactions,
      HoldingBilling holding,
      ProviderSettings settings,
      Clock clock) {
    this.database = database;
    this.unknown = unknown;
    this.provider = provider;
    this.recording = recording;
    this.epochs = epochs;
    this.runs = runs;
    this.transaction = new TransactionTemplate(transactions);
    this.holding = holding;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Compares everything since the last comparison and adopts charges that are not known here. There
   * is one comparison at a time, since each evaluates all stored charges for its own run.
   *
   * @param run the run that is about to charge; null for runs of plans that arrived after a day's
   *     run, and for further attempts
   * @param stopped checked regularly
   * @return how many charges were adopted
   * @throws ChargesDiffer if a charge cannot be adopted, or if the list lacks a payment known here;
   *     in the first case billing is on hold
   * @throws BillingOnHold if billing is on hold, which the comparison itself begins once it shows
   *     that the database was restored
   * @throws ProviderUnavailable if the complete list is not available
   * @throws StaleWriterException if another writer has taken over
   */
  public long compare(@Nullable RunKey run, WriteFence fence, BooleanSupplier stopped) {
    holding.refuse();
    try (Connection connection = database.getConnection()) {
      ListedCharges listed = new ListedCharges(connection);
      awaitOthers(listed, stopped);
      try {
        return compareAlone(connection, listed, run, fence, stopped);
      } finally {
        listed.endAlone();
      }
    } catch (SQLException e) {
      throw new SQLStateSQLExceptionTranslator()
          .translate("Comparing the provider's charges", null, e);
    }
  }

  private static void awaitOthers(ListedCharges listed, BooleanSupplier stopped) {
    while (!listed.beginAlone()) {
      if (stopped.getAsBoolean()) {
        throw new IllegalStateException("It was stopped while another run compared the charges");
      }
      LockSupport.parkNanos(WAITING.toNanos());
    }
  }

  private long compareAlone(
      Connection connection,
      ListedCharges listed,
      @Nullable RunKey run,
      WriteFence fence,
      BooleanSupplier stopped)
      throws SQLException {
    boolean someoneHasDecided = holding.awaitsComparison();
    list(connection, listed, someoneHasDecided, stopped);
    transaction.executeWithoutResult(
        _ -> {
          fence.hold();
          boolean restored = !someoneHasDecided && unknown.areOlderThanTheirBills();
          if (unknown.renumber()) {
            epochs.begin("The provider made charges that were not known here");
          }
          unknown.judge(run);
          unknown.parkAccepted(clock.instant());
          if (restored && unknown.objections(1).isEmpty()) {
            holding.begin(COMPARISON, RESTORED);
          }
        });
    List<String> objections = unknown.objections(SENTENCES);
    if (!objections.isEmpty()) {
      String what = String.join("; ", objections);
      holding.begin(COMPARISON, "The provider made charges that we cannot account for: " + what);
      throw new ChargesDiffer(
          ("The payment provider made charges that we cannot account for: %s. Nothing is charged,"
                  + " and billing is on hold. Find out what these charges were for, then run"
                  + " ./ops hold release --reason \"...\".")
              .formatted(what));
    }
    holding.refuse();
    return adopt(fence);
  }

  /**
   * Uses one connection for the temporary tables, but no transaction while it asks the provider.
   */
  private void list(
      Connection connection, ListedCharges listed, boolean afterHold, BooleanSupplier stopped)
      throws SQLException {
    String database = listed.database();
    Instant since = unknown.comparedTo().orElse(null);
    ProviderList list = new ProviderList(connection, settings.mostPages());
    try {
      listed.expect(since);
      if (since != null && (afterHold || !database.equals(compared))) {
        loadWithWhatWasCompared(list, since, stopped);
      } else {
        list.load(provider, since, stopped);
      }
      listed
          .missing()
          .ifPresent(
              missing -> {
                throw new ChargesDiffer(
                    ("The payment provider's list is missing payments that were made: %s. The list is"
                            + " incomplete, or the provider lost them. Nothing is charged.")
                        .formatted(missing));
              });
      listed.keep(clock.instant());
      compared = database;
    } finally {
      listed.forget();
      list.drop();
    }
  }

  /** If that is too much, the rest is compared as usual, so that billing does not stand still. */
  private void loadWithWhatWasCompared(ProviderList list, Instant since, BooleanSupplier stopped)
      throws SQLException {
    Instant earlier = since.minus(settings.comparedAgain());
    try {
      list.load(provider, earlier, stopped);
    } catch (EndlessList tooLong) {
      log.warn(
          "{}, beginning at {}. Charges before {} are not compared again. If billing's database was"
              + " restored, put billing on hold, run the job reconcile, and raise"
              + " sysops.provider.most-pages.",
          tooLong.getMessage(),
          earlier,
          since);
      list.load(provider, since, stopped);
    }
  }

  private long adopt(WriteFence fence) {
    Map<RunKey, BillingRun> known = new HashMap<>();
    long adopted = 0;
    List<Adoptable> page = unknown.adoptable(0, AT_ONCE);
    while (!page.isEmpty()) {
      List<Answered> unknownHere =
          page.stream().filter(charge -> !charge.open()).map(this::answered).toList();
      List<Attempted> openHere =
          page.stream().filter(Adoptable::open).<Attempted>map(this::answered).toList();
      if (!unknownHere.isEmpty()) {
        adopted += recording.adopt(unknownHere, bill -> partitionOf(bill, known), fence);
      }
      if (!openHere.isEmpty()) {
        adopted += recording.resolve(openHere, bill -> partitionOf(bill, known), fence).size();
      }
      page = unknown.adoptable(page.getLast().bill().id(), AT_ONCE);
    }
    unknown.forgetKnown();
    if (adopted > 0) {
      log.warn("{} charges of the provider were not known here and are adopted", adopted);
    }
    return adopted;
  }

  private Answered answered(Adoptable charge) {
    return new Answered(
        charge.bill(),
        charge.decided()
            ? new PaymentAttempt.Paid(
                charge.attempt(), charge.providerReference(), charge.at(), charge.at())
            : new PaymentAttempt.Open(
                charge.attempt(),
                AttemptState.PENDING,
                charge.providerReference(),
                null,
                "The provider has this charge and decides later",
                charge.at()),
        clock.instant());
  }

  private int partitionOf(Bill.Header bill, Map<RunKey, BillingRun> known) {
    return known
        .computeIfAbsent(bill.run(), run -> runs.find(run).orElseThrow())
        .partitionOf(bill.id());
  }
}
