package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/** For reporting: reads answered surveys and passes them to {@link SurveyReceiver}. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class SurveyInbound {

  @Bean
  IntegrationFlow surveyInboundFlow(InboundAdapters inbound, SurveyReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(SurveyAnswered.class, "surveyInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(SurveyAnswered.class)).id("surveyReader"))
        .<List<SurveyAnswered>>handle(
            (answers, headers) -> {
              receiver.receive(answers);
              return null;
            },
            endpoint -> endpoint.id("surveyActivator"))
        .get();
  }
}
