package com.sysopsquad.jobs.contractsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobInstanceAlreadyCompleteException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.batch.autoconfigure.BatchAutoConfiguration;
import org.springframework.boot.batch.jdbc.autoconfigure.BatchJdbcAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig
class ContractSyncJobIntegrationTests {

  private static final Catalogs CATALOGS = new Catalogs();

  @Autowired private JobOperator operator;
  @Autowired private Job contractSync;

  @Configuration(proxyBeanMethods = false)
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    BatchAutoConfiguration.class,
    BatchJdbcAutoConfiguration.class
  })
  @Import(ContractSyncJobConfiguration.class)
  static class Application {

    @Bean
    Clock clock() {
      return Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    }

    @Bean
    ZoneId businessZone() {
      return ZoneId.of("America/New_York");
    }
  }

  @DynamicPropertySource
  static void settings(DynamicPropertyRegistry registry) {
    Map.of(
            "spring.datasource.url", CATALOGS.billing.url(),
            "spring.datasource.username", CATALOGS.billing.user(),
            "spring.datasource.password", CATALOGS.billing.password(),
            "spring.batch.job.enabled", "false",
            "spring.batch.jdbc.initialize-schema", "never",
            "spring.batch.jdbc.table-prefix", "batch.BATCH_",
            "sysops.contract-sync.source-url", CATALOGS.sysops.url(),
            "sysops.contract-sync.billing-url", CATALOGS.billing.url(),
            "sysops.contract-sync.customer-url", CATALOGS.customer.url())
        .forEach((name, value) -> registry.add(name, () -> value));
    registry.add("sysops.contract-sync.user", () -> "contract_sync");
    registry.add("sysops.contract-sync.password", CATALOGS::syncPassword);
  }

  @BeforeEach
  void reset() {
    CATALOGS.reset();
  }

  @AfterEach
  void repair() {
    CATALOGS
        .owner(CATALOGS.customer)
        .sql("alter table catalog.contract_price drop constraint if exists broken")
        .update();
  }

  @Test
  void aRunBringsTheCatalogToBothTargets() throws Exception {
    JobExecution run = operator.start(contractSync, parameters());

    assertThat(run.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(CATALOGS.contracts(CATALOGS.billing)).hasSize(2);
    assertThat(CATALOGS.contracts(CATALOGS.customer)).hasSize(2);
    assertThat(run.getStepExecutions())
        .extracting(
            StepExecution::getStepName,
            StepExecution::getReadCount,
            StepExecution::getWriteCount,
            StepExecution::getSkipCount)
        .containsExactlyInAnyOrder(
            tuple("syncBilling", 5L, 5L, 0L), tuple("syncCustomer", 5L, 5L, 0L));
  }

  @Test
  void aRunThatFailedMidwayKeepsTheOldReplicaAndGoesOnWhenRestarted() throws Exception {
    operator.start(contractSync, parameters());
    CATALOGS.source("update sysops.contract set name = 'My home' where code = 'HOME'");
    CATALOGS.source("update sysops.contract_price set monthly_minor = 2999 where currency = 'EUR'");
    CATALOGS
        .owner(CATALOGS.customer)
        .sql(
            "alter table catalog.contract_price add constraint broken check (monthly_minor < 2500)")
        .update();

    JobExecution failed = operator.start(contractSync, parameters());

    assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
    assertThat(status(failed, "syncBilling")).isEqualTo(BatchStatus.COMPLETED);
    assertThat(status(failed, "syncCustomer")).isEqualTo(BatchStatus.FAILED);
    assertThat(CATALOGS.contracts(CATALOGS.billing)).contains("HOME My home 24 3");
    assertThat(CATALOGS.contracts(CATALOGS.customer)).contains("HOME Home 24 3");

    repair();
    JobExecution restarted = operator.restart(failed);

    assertThat(restarted.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(restarted.getStepExecutions())
        .extracting(StepExecution::getStepName)
        .containsExactly("syncCustomer");
    assertThat(CATALOGS.contracts(CATALOGS.customer)).contains("HOME My home 24 3");
  }

  @Test
  void theFailureOfOneTargetDoesNotKeepTheOtherFromItsCatalog() throws Exception {
    CATALOGS.owner(CATALOGS.billing).sql("alter schema catalog rename to away").update();
    try {
      JobExecution failed = operator.start(contractSync, parameters());

      assertThat(failed.getStatus()).isEqualTo(BatchStatus.FAILED);
      assertThat(status(failed, "syncBilling")).isEqualTo(BatchStatus.FAILED);
      assertThat(CATALOGS.contracts(CATALOGS.customer)).hasSize(2);
    } finally {
      CATALOGS.owner(CATALOGS.billing).sql("alter schema away rename to catalog").update();
    }
  }

  @Test
  void aSecondRunChangesNothingAndTheSameRunIsRefused() throws Exception {
    JobParameters parameters = parameters();
    operator.start(contractSync, parameters);

    JobExecution second = operator.start(contractSync, parameters());

    assertThat(second.getStepExecutions())
        .allSatisfy(
            step -> {
              assertThat(step.getReadCount()).isEqualTo(5);
              assertThat(step.getWriteCount()).isZero();
            });
    assertThatThrownBy(() -> operator.start(contractSync, parameters))
        .isInstanceOf(JobInstanceAlreadyCompleteException.class);
  }

  @Test
  void aBadRowIsRejectedAndTheRestIsDone() throws Exception {
    CATALOGS.source("insert into sysops.contract_price values ('HOME', '2027-01-01', 'XXX', 1)");

    JobExecution run = operator.start(contractSync, parameters());

    assertThat(run.getStatus()).isEqualTo(BatchStatus.COMPLETED);
    assertThat(run.getStepExecutions()).allSatisfy(step -> assertThat(step.getSkipCount()).isOne());
    for (var target : List.of(CATALOGS.billing, CATALOGS.customer)) {
      assertThat(CATALOGS.rejects(target))
          .containsExactly("PRICE HOME The currency is not one of CAD, EUR, JPY, KWD and USD.");
      assertThat(CATALOGS.prices(target)).hasSize(3);
    }
  }

  private static JobParameters parameters() {
    return new JobParametersBuilder()
        .addString("requestedAt", UUID.randomUUID().toString())
        .toJobParameters();
  }

  private static BatchStatus status(JobExecution run, String step) {
    return run.getStepExecutions().stream()
        .filter(execution -> execution.getStepName().equals(step))
        .findFirst()
        .orElseThrow()
        .getStatus();
  }
}
