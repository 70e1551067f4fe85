package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.SurveyAnswered;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads answered surveys and hands them to {@link SurveyArrivals}. */
@Configuration(proxyBeanMethods = false)
class SurveyInboundFlow {

  @Bean
  IntegrationFlow surveyInboundFlow(InboundAdapters inbound, SurveyArrivals surveyArrivals) {
    return IntegrationFlow.from(inbound.receiving(SurveyAnswered.class, "surveyInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(SurveyAnswered.class)).id("surveyReader"))
        .<List<SurveyAnswered>>handle(
            (answers, headers) -> {
              surveyArrivals.arrived(answers);
              return null;
            },
            endpoint -> endpoint.id("surveyActivator"))
        .get();
  }
}
