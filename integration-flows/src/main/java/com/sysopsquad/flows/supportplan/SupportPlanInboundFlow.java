package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.PlanChosen;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads plans and hands them to {@link SubscriptionUpdates}. */
@Configuration(proxyBeanMethods = false)
class SupportPlanInboundFlow {

  @Bean
  IntegrationFlow supportPlanInboundFlow(
      InboundAdapters inbound, SubscriptionUpdates subscriptionUpdates) {
    return IntegrationFlow.from(inbound.receiving(PlanChosen.class, "supportPlanInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(PlanChosen.class)).id("supportPlanReader"))
        .<List<PlanChosen>>handle(
            (plans, headers) -> {
              subscriptionUpdates.apply(plans);
              return null;
            },
            endpoint -> endpoint.id("supportPlanActivator"))
        .get();
  }
}
