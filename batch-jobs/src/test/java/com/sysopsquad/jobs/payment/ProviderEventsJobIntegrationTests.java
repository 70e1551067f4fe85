package com.sysopsquad.jobs.payment;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.job.Amounts;
import com.sysopsquad.jobs.run.Run;
import com.sysopsquad.jobs.run.RunState;
import com.sysopsquad.platform.TestPlatform;
import com.sysopsquad.platform.provider.Behavior;
import com.sysopsquad.platform.provider.Behavior.Setting;
import com.sysopsquad.platform.provider.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the provider does by itself is followed by a job. */
class ProviderEventsJobIntegrationTests {

  private static final TestPlatform PLATFORM = TestPlatform.start();

  private static final String KEY = "sk_test_followed";

  /** Of its own, with the right time: other tests move the clock of the one that they share. */
  @AutoClose
  private static final ProviderSimulator PROVIDER =
      ProviderSimulator.start(folder(), 0, KEY, Clock.systemUTC());

  @AutoClose
  private static final BillingOperations OPERATIONS =
      BillingOperations.start(
          PLATFORM.freshDatabase("billing"),
          "--sysops.roles=console,scheduler",
          "--sysops.provider.url=" + PROVIDER.url(),
          "--sysops.provider.key=" + KEY,
          "--sysops.provider.outage-patience=300ms",
          "--sysops.provider.failures-before-giving-up=5");

  @AfterEach
  void repairProvider() {
    PROVIDER.behave(Behavior.NORMAL);
  }

  @Test
  void aRunPostsADisputeOnceSaysSoAndShowsItsMoneyAndAnOutageIsMadeUpForByItself() {
    var month = OPERATIONS.thisMonth().minusMonths(15);
    OPERATIONS.population(month).withCard(2, Population.GOOD).arrive();
    OPERATIONS.awaitEnd(OPERATIONS.bill(month));
    PROVIDER.dispute(charge(), "fraudulent");
    long paid = paid(charge());

    var run = OPERATIONS.awaitEnd(start());
    var again = OPERATIONS.awaitEnd(start());

    assertThat(run.state()).as(run.message()).isEqualTo(RunState.COMPLETED);
    assertThat(run.steps()).extracting(Run.StepRun::name).containsExactly("followProvider");
    assertThat(run.steps().getFirst().message())
        .contains("1 changed our records; 0 are set aside.");
    assertThat(OPERATIONS.outcomes("providerEvents", run))
        .containsEntry("charged back", new Amounts(1L, Map.of("USD", paid)))
        .containsEntry("fees", new Amounts(1L, Map.of("USD", 1500L)));
    assertThat(again.state()).isEqualTo(RunState.COMPLETED);
    assertThat(OPERATIONS.outcomes("providerEvents", again)).isEmpty();
    assertThat(postings()).containsExactly("CHARGEBACK " + paid, "PROVIDER_FEE 1500");

    PROVIDER.behave(Behavior.NORMAL.with(Setting.DOWN, 1));
    var down = OPERATIONS.awaitEnd(start());
    assertThat(down.state()).isNotEqualTo(RunState.COMPLETED);
    PROVIDER.behave(Behavior.NORMAL);
    OPERATIONS.awaitQuiet();

    assertThat(OPERATIONS.awaitEnd(start()).state()).isEqualTo(RunState.COMPLETED);
    assertThat(postings()).hasSize(2);
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("provider");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long start() {
    return OPERATIONS.control().start("providerEvents", Map.of(), "ada");
  }

  private static String charge() {
    return OPERATIONS
        .jdbc()
        .sql("select min(provider_reference) from billing.payment_attempt where state = 'APPROVED'")
        .query(String.class)
        .single();
  }

  private static long paid(String charge) {
    return OPERATIONS
        .jdbc()
        .sql("select amount_minor from billing.payment_attempt where provider_reference = ?")
        .param(charge)
        .query(Long.class)
        .single();
  }

  private static List<String> postings() {
    return OPERATIONS
        .jdbc()
        .sql(
            """
            select concat_ws(' ', cause, amount_minor)
              from billing.posting
             where cause in ('CHARGEBACK', 'PROVIDER_FEE')
             order by id
            """)
        .query(String.class)
        .list();
  }
}
