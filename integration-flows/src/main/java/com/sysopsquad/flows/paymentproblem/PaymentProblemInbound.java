package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * For the customer quantum: reads payment problems and passes them to {@link
 * PaymentProblemReceiver}.
 */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class PaymentProblemInbound {

  @Bean
  IntegrationFlow paymentProblemInboundFlow(
      InboundAdapters inbound, PaymentProblemReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(PaymentProblem.class, "paymentProblemInbox"))
        .transformWith(
            reader ->
                reader
                    .transformer(inbound.reading(PaymentProblem.class))
                    .id("paymentProblemReader"))
        .<List<PaymentProblem>>handle(
            (problems, headers) -> {
              receiver.receive(problems);
              return null;
            },
            endpoint -> endpoint.id("paymentProblemActivator"))
        .get();
  }
}
