package com.sysopsquad.billing.payment;

import com.sysopsquad.billing.bill.DueBills;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.hold.BillingOnHold;
import com.sysopsquad.billing.hold.HoldingBilling;
import com.sysopsquad.billing.provider.Circuit;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.billing.provider.ProviderSettings;
import java.time.Clock;

/** Charges the due bills of a run. */
public class ChargingBills {

  private final DueBills due;
  private final PaymentProvider provider;
  private final RecordingOutcomes recording;
  private final ChargingSettings charging;
  private final HoldingBilling holding;
  private final ProviderSettings settings;
  private final Clock clock;

  ChargingBills(
      DueBills due,
      PaymentProvider provider,
      RecordingOutcomes recording,
      ChargingSettings charging,
      HoldingBilling holding,
      ProviderSettings settings,
      Clock clock) {
    this.due = due;
    this.provider = provider;
    this.recording = recording;
    this.charging = charging;
    this.holding = holding;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Starts or continues one partition; bills that were settled before are not processed again. Each
   * bill is compared with everything that billing has received before it is sent.
   *
   * @throws BillingOnHold if billing is on hold
   */
  public ChargingSession begin(BillingRun run, int partition, WriteFence fence) {
    holding.refuse();
    Circuit circuit = new Circuit(settings);
    ChargingOneBill one = new ChargingOneBill(provider, run, circuit, clock);
    DueBillsOfPartition bills =
        new DueBillsOfPartition(
            due,
            run,
            partition,
            charging.page(),
            new ProvingUnsent(due, provider).of(run, partition));
    CallsInFlight calls = new CallsInFlight(bills, one, holding, charging);
    calls.begin();
    return new ChargingSession(run, partition, fence, calls, recording);
  }
}
