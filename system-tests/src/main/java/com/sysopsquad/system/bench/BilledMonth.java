package com.sysopsquad.system.bench;

import com.sysopsquad.billing.BillingConfiguration;
import com.sysopsquad.billing.bill.freeze.OpeningBillingRuns;
import com.sysopsquad.billing.bill.run.BillingRun;
import com.sysopsquad.billing.bill.run.RunKey;
import com.sysopsquad.billing.payment.ChargingBills;
import com.sysopsquad.billing.payment.ChargingSession;
import com.sysopsquad.billing.provider.PaymentProvider;
import com.sysopsquad.flows.correction.CorrectionGateway;
import com.sysopsquad.flows.invoice.InvoiceGateway;
import com.sysopsquad.flows.paymentproblem.PaymentProblemGateway;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * Bills a month with the product's own configuration, except for the relay: the messages stay in
 * the outbox.
 */
final class BilledMonth {

  private static final List<String> BEYOND_THE_OUTBOX =
      List.of("relay", "dailyPartitions", "inboundAdapters", "resendWorker", "processReports");

  private BilledMonth() {}

  /** How long the two halves took. */
  record Times(long bills, Duration freezing, Duration charging) {

    Duration both() {
      return freezing.plus(charging);
    }
  }

  /**
   * @param provider null for the one in the settings
   */
  static Times bill(
      BenchDatabase database,
      int partitions,
      @Nullable PaymentProvider provider,
      Map<String, Object> settings)
      throws InterruptedException, ExecutionException {
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      wire(context, database.source(), provider, settings);
      long start = System.nanoTime();
      BillingRun run =
          context
              .getBean(OpeningBillingRuns.class)
              .open(RunKey.ofDay(BenchDatabase.MONTH.atEndOfMonth()), partitions);
      long frozen = System.nanoTime();
      charge(context.getBean(ChargingBills.class), run);
      long end = System.nanoTime();
      long invoices =
          database.jdbc().sql("select count(*) from billing.invoice").query(Long.class).single();
      long messages =
          database.jdbc().sql("select count(*) from delivery.outbox").query(Long.class).single();
      if (invoices != run.bills() || messages != run.bills()) {
        throw new IllegalStateException(
            "%d bills, but %d invoices and %d messages".formatted(run.bills(), invoices, messages));
      }
      return new Times(
          run.bills(), Duration.ofNanos(frozen - start), Duration.ofNanos(end - frozen));
    }
  }

  private static void charge(ChargingBills charging, BillingRun run)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newFixedThreadPool(run.partitions())) {
      List<Future<?>> partitions = new ArrayList<>();
      for (int number = 0; number < run.partitions(); number++) {
        int partition = number;
        partitions.add(threads.submit(() -> charge(charging, run, partition)));
      }
      for (Future<?> partition : partitions) {
        partition.get();
      }
    }
  }

  private static void charge(ChargingBills charging, BillingRun run, int partition) {
    try (ChargingSession session = charging.begin(run, partition, () -> {})) {
      int settled = session.settleNext();
      while (settled > 0) {
        settled = session.settleNext();
      }
    }
  }

  private static void wire(
      AnnotationConfigApplicationContext context,
      DataSource database,
      @Nullable PaymentProvider provider,
      Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>();
    all.put("sysops.provider.url", "http://localhost:1");
    all.put("sysops.provider.key", "sk_bench");
    all.putAll(settings);
    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("bench", all));
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database));
    context.registerBean(Clock.class, Clock::systemUTC);
    if (provider != null) {
      context.registerBean(
          "instantProvider", PaymentProvider.class, () -> provider, bean -> bean.setPrimary(true));
    }
    context.register(
        BillingConfiguration.class,
        InvoiceGateway.class,
        PaymentProblemGateway.class,
        CorrectionGateway.class);
    context.addBeanFactoryPostProcessor(withoutBroker());
    context.refresh();
  }

  private static BeanFactoryPostProcessor withoutBroker() {
    return beans -> {
      for (String bean : BEYOND_THE_OUTBOX) {
        ((BeanDefinitionRegistry) beans).removeBeanDefinition(bean);
      }
    };
  }
}
