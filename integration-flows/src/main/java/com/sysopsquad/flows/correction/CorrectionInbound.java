package com.sysopsquad.flows.correction;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/** For the customer quantum: reads corrections and passes them to {@link CorrectionReceiver}. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class CorrectionInbound {

  @Bean
  IntegrationFlow correctionInboundFlow(InboundAdapters inbound, CorrectionReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(CorrectionMade.class, "correctionInbox"))
        .transformWith(
            reader ->
                reader.transformer(inbound.reading(CorrectionMade.class)).id("correctionReader"))
        .<List<CorrectionMade>>handle(
            (corrections, headers) -> {
              receiver.receive(corrections);
              return null;
            },
            endpoint -> endpoint.id("correctionActivator"))
        .get();
  }
}
