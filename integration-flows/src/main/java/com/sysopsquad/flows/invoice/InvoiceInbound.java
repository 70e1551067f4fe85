package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.integration.dsl.IntegrationFlow;

/** For the customer quantum: reads invoices and passes them to {@link InvoiceReceiver}. */
@Configuration(proxyBeanMethods = false)
@Import(DeliveryConfiguration.class)
public class InvoiceInbound {

  @Bean
  IntegrationFlow invoiceInboundFlow(InboundAdapters inbound, InvoiceReceiver receiver) {
    return IntegrationFlow.from(inbound.receiving(InvoiceIssued.class, "invoiceInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(InvoiceIssued.class)).id("invoiceReader"))
        .<List<InvoiceIssued>>handle(
            (invoices, headers) -> {
              receiver.receive(invoices);
              return null;
            },
            endpoint -> endpoint.id("invoiceActivator"))
        .get();
  }
}
