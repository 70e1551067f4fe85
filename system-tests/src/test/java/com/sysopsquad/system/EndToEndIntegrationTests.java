package com.sysopsquad.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedProduct.class)
class EndToEndIntegrationTests {

  private static final int CONFLICT = 409;

  private final RunningProduct product;

  EndToEndIntegrationTests(RunningProduct product) {
    this.product = product;
  }

  @Test
  void everyChargeableCustomerHasOnePaidInvoiceAndEveryOtherIsTold() {
    LocalDate day = product.nextMonthsEnd();
    Operations operations = product.operations();
    Checker checker = product.checker();

    String state = operations.runToEnd(operations.startPayment(day));
    product.awaitQuiet();

    assertThat(state).isEqualTo("COMPLETED");
    Findings findings = checker.check();
    assertThat(findings.allRight()).as(findings.report()).isTrue();
    assertThat(findings.open()).isEmpty();
    assertThat(checker.bills(day)).isGreaterThanOrEqualTo(100);
    assertThat(checker.invoices()).isPositive();
  }

  @Test
  void aDayThatIsBilledIsNotBilledAgain() {
    LocalDate day = product.nextMonthsEnd();
    Operations operations = product.operations();
    operations.bill(day);
    product.awaitQuiet();
    long invoices = product.checker().invoices();

    int answer = operations.tryPayment(day);

    assertThat(answer).isEqualTo(CONFLICT);
    assertThat(product.checker().invoices()).isEqualTo(invoices);
  }

  @Test
  void aProviderThatFailsAndLosesAnswersChargesNobodyTwice() {
    LocalDate day = product.nextMonthsEnd();
    Operations operations = product.operations();
    ProviderControl provider = new ProviderControl(product.installation());
    provider.behave(
        """
        {"latencyMillis":20,"jitterMillis":50,"throttlePerSecond":80,"errorRate":0.1,
         "failAfterChargeRate":0.05,"loseAnswerRate":0.1,"softDeclineRate":0.05}""");

    operations.bill(day);
    provider.behaveWell();
    operations.bill(product.nextMonthsEnd());
    product.awaitQuiet();

    Findings findings = product.checker().check();
    assertThat(findings.allRight()).as(findings.report()).isTrue();
    assertThat(findings.open()).isEmpty();
  }
}
