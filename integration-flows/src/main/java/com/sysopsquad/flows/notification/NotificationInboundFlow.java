package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.inbox.BatchInboundAdapter;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.delivery.wire.ContractReader;
import com.sysopsquad.flows.delivery.wire.ReceivedMessage;
import com.sysopsquad.flows.message.NotificationQueued;
import com.sysopsquad.flows.message.Queues;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.gateway.GatewayProxyFactoryBean;

/**
 * Sends e-mails, several at once and outside of any transaction, since a mail server may be slow.
 * Queues of their own let nothing else wait for it, and no e-mail that somebody waits for stand
 * behind the others: each queue has consumers of its own, which send in threads of their own.
 */
@Configuration(proxyBeanMethods = false)
class NotificationInboundFlow {

  private static final Logger log = LoggerFactory.getLogger(NotificationInboundFlow.class);
  private static final String TO_SEND = "notificationsToSend";

  @Bean
  GatewayProxyFactoryBean<Sender> notificationSender() {
    var gateway = new GatewayProxyFactoryBean<>(Sender.class);
    gateway.setDefaultRequestChannelName(TO_SEND);
    return gateway;
  }

  @Bean
  IntegrationFlow notificationSendingFlow(
      InboundAdapters inbound, NotificationSending notificationSending) {
    ContractReader<NotificationQueued> reader = inbound.reading(NotificationQueued.class);
    return IntegrationFlow.from(TO_SEND)
        .transformWith(
            step ->
                step.expectedType(ReceivedMessage.class)
                    .<ReceivedMessage, NotificationQueued>transformer(reader::read)
                    .id("notificationReader"))
        .handle(
            NotificationQueued.class,
            (notification, headers) -> notificationSending.send(notification),
            endpoint -> endpoint.id("notificationMailer"))
        .get();
  }

  @Bean
  IntegrationFlow notificationInboundFlow(
      InboundAdapters inbound, Sender notificationSender, NotificationSending notificationSending) {
    return inboundFlow(
        inbound.receiving(NotificationQueued.class, "notificationInbox"),
        "notificationActivator",
        inbound,
        notificationSender,
        notificationSending);
  }

  @Bean
  IntegrationFlow awaitedEmailInboundFlow(
      InboundAdapters inbound, Sender notificationSender, NotificationSending notificationSending) {
    return inboundFlow(
        inbound.receivingOn(Queues.EMAIL_AWAITED, NotificationQueued.class, "awaitedEmailInbox"),
        "awaitedEmailActivator",
        inbound,
        notificationSender,
        notificationSending);
  }

  private static IntegrationFlow inboundFlow(
      BatchInboundAdapter inbox,
      String activator,
      InboundAdapters inbound,
      Sender sender,
      NotificationSending sending) {
    ContractReader<NotificationQueued> reader = inbound.reading(NotificationQueued.class);
    return IntegrationFlow.from(
            inbox
                .preparing(sender::send)
                .whenGivenUp(message -> reader.readable(message).ifPresent(sending::givenUp)))
        .<List<UUID>>handle(
            (sent, headers) -> {
              log.debug("{} e-mails sent", sent.size());
              return null;
            },
            endpoint -> endpoint.id(activator))
        .get();
  }

  /** Inbound gateway from the adapter into the flow that sends. */
  interface Sender {

    /** Sends one e-mail; the id of its notification. */
    Object send(ReceivedMessage message);
  }
}
