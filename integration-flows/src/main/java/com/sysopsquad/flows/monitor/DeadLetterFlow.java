package com.sysopsquad.flows.monitor;

import com.sysopsquad.flows.delivery.deadletter.VerifiedReports;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.report.DeliveryReport;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.flows.monitor.pause.EndpointPauses;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.flows.monitor.trace.Traces;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/**
 * Stores the reports of all quanta about failed messages. A report that is itself unreadable is
 * stored directly, so that no dead letter causes another one.
 */
@Configuration(proxyBeanMethods = false)
class DeadLetterFlow {

  @Bean
  IntegrationFlow deadLetterInboundFlow(
      InboundAdapters inbound,
      DeadLetters deadLetters,
      Resends resends,
      Losses losses,
      EndpointPauses pauses,
      Traces traces) {
    return IntegrationFlow.from(
            inbound
                .receiving(DeliveryReport.class, "deadLetterInbox")
                .withDeadLetterQueue(deadLetters::keep))
        .transformWith(
            reader ->
                reader
                    .transformer(new VerifiedReports(inbound.reading(DeliveryReport.class)))
                    .id("deadLetterReader"))
        .<List<DeliveryReport>>handle(
            (reports, headers) -> {
              deadLetters.keep(reports);
              resends.keep(reports);
              losses.keep(reports);
              pauses.keep(reports);
              traces.keep(reports);
              return null;
            },
            endpoint -> endpoint.id("deadLetterActivator"))
        .get();
  }
}
