package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.BatchInboundAdapter;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.wire.contract.ContractReader;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * For the customer quantum: passes emails to {@link NotificationReceiver}, several at once and
 * outside of any transaction, since a mail server may be slow. Emails have separate queues so that
 * nothing else waits for the mail server, and emails that someone is waiting for do not wait behind
 * the others: each queue has its own consumers, which send on their own threads. An email that
 * fails holds up no other, not even of its customer.
 */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class NotificationInbound {

  private static final Logger log = LoggerFactory.getLogger(NotificationInbound.class);

  @Bean
  IntegrationFlow notificationInboundFlow(InboundAdapters inbound, NotificationReceiver receiver) {
    return flow(
        inbound.receiving(NotificationQueued.class, "notificationInbox"),
        "notificationActivator",
        inbound.reading(NotificationQueued.class),
        receiver);
  }

  @Bean
  IntegrationFlow awaitedEmailInboundFlow(InboundAdapters inbound, NotificationReceiver receiver) {
    return flow(
        inbound.receivingOn(Queues.EMAIL_AWAITED, NotificationQueued.class, "awaitedEmailInbox"),
        "awaitedEmailActivator",
        inbound.reading(NotificationQueued.class),
        receiver);
  }

  private static IntegrationFlow flow(
      BatchInboundAdapter inbox,
      String activator,
      ContractReader<NotificationQueued> reader,
      NotificationReceiver receiver) {
    return IntegrationFlow.from(
            inbox
                .preparing(message -> receiver.receive(reader.read(message)))
                .independently()
                .whenGivenUp(message -> reader.readable(message).ifPresent(receiver::onGivenUp)))
        .<List<UUID>>handle(
            (sent, headers) -> {
              log.debug("{} emails sent", sent.size());
              return null;
            },
            endpoint -> endpoint.id(activator))
        .get();
  }
}
