package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/** For billing: reads plans and passes them to {@link SupportPlanReceiver}. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class SupportPlanInbound {

  @Bean
  IntegrationFlow supportPlanInboundFlow(InboundAdapters inbound, SupportPlanReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(PlanChosen.class, "supportPlanInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(PlanChosen.class)).id("supportPlanReader"))
        .<List<PlanChosen>>handle(
            (plans, headers) -> {
              receiver.receive(plans);
              return null;
            },
            endpoint -> endpoint.id("supportPlanActivator"))
        .get();
  }
}
