package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.PaymentProblem;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads payment problems and hands them to {@link PaymentProblemArrivals}. */
@Configuration(proxyBeanMethods = false)
class PaymentProblemInboundFlow {

  @Bean
  IntegrationFlow paymentProblemInboundFlow(
      InboundAdapters inbound, PaymentProblemArrivals paymentProblemArrivals) {
    return IntegrationFlow.from(inbound.receiving(PaymentProblem.class, "paymentProblemInbox"))
        .transformWith(
            reader ->
                reader
                    .transformer(inbound.reading(PaymentProblem.class))
                    .id("paymentProblemReader"))
        .<List<PaymentProblem>>handle(
            (problems, headers) -> {
              paymentProblemArrivals.arrived(problems);
              return null;
            },
            endpoint -> endpoint.id("paymentProblemActivator"))
        .get();
  }
}
