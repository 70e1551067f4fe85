package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.delivery.inbox.InboundAdapters;
import com.sysopsquad.flows.message.InvoiceIssued;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** Reads invoices and hands them to {@link InvoiceArrivals}. */
@Configuration(proxyBeanMethods = false)
class InvoiceInboundFlow {

  @Bean
  IntegrationFlow invoiceInboundFlow(InboundAdapters inbound, InvoiceArrivals invoiceArrivals) {
    return IntegrationFlow.from(inbound.receiving(InvoiceIssued.class, "invoiceInbox"))
        .transformWith(
            reader -> reader.transformer(inbound.reading(InvoiceIssued.class)).id("invoiceReader"))
        .<List<InvoiceIssued>>handle(
            (invoices, headers) -> {
              invoiceArrivals.arrived(invoices);
              return null;
            },
            endpoint -> endpoint.id("invoiceActivator"))
        .get();
  }
}
