package com.sysopsquad.flows.delivery.mark;

import com.sysopsquad.flows.delivery.inbox.receipt.MissingMessages;
import com.sysopsquad.flows.delivery.outage.DeliveryOutage;
import com.sysopsquad.flows.delivery.outage.DeliveryOutages;
import com.sysopsquad.flows.delivery.outage.OneWorker;
import com.sysopsquad.flows.delivery.outage.Worker;
import com.sysopsquad.flows.delivery.outbox.Outbox;
import com.sysopsquad.flows.delivery.outbox.SentMarks;
import com.sysopsquad.flows.delivery.wire.DeliverySettings;
import com.sysopsquad.flows.message.report.LostMessages;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a quantum notices that messages are lost. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MarkSettings.class)
public class MarkConfiguration {

  @Bean
  OneWorker markWorker(
      SentMarks marks,
      MissingMessages missing,
      ObjectProvider<LossWatch> watches,
      Outbox outbox,
      PlatformTransactionManager transactionManager,
      DeliveryOutages outages,
      MarkSettings settings,
      @Value(DeliverySettings.QUANTUM) String quantum) {
    outages.watch(() -> lost(missing, settings, quantum));
    MarkRounds rounds =
        new MarkRounds(
            marks,
            missing,
            watches,
            outbox,
            new TransactionTemplate(transactionManager),
            settings,
            quantum);
    return new OneWorker(
        () ->
            new Worker("marks", rounds, outages.track("Marking what was sent"), settings.every()));
  }

  private static List<DeliveryOutage> lost(
      MissingMessages missing, MarkSettings settings, String quantum) {
    try {
      return missing.lost(settings.looks()).stream().map(lost -> outage(lost, quantum)).toList();
    } catch (DataAccessException databaseAway) {
      // Others report that, and with more detail.
      return List.of();
    }
  }

  private static DeliveryOutage outage(LostMessages lost, String quantum) {
    return new DeliveryOutage(
        "Receiving from " + String.join(", ", lost.queues()),
        lost.lostBySource() ? "has an older sender" : "is incomplete",
        lost.noticedAt(),
        LossText.of(quantum, lost));
  }
}
