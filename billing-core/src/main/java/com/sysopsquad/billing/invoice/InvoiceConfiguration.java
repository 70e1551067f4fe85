package com.sysopsquad.billing.invoice;

import com.sysopsquad.flows.invoice.InvoiceGateway;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices, using billing's database and the conversation with the customer. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InvoiceSettings.class)
public class InvoiceConfiguration {

  @Bean
  InvoiceEpochs invoiceEpochs(JdbcClient jdbc) {
    return new InvoiceEpochs(jdbc);
  }

  @Bean
  IssuingInvoices issuingInvoices(
      JdbcClient jdbc,
      JdbcOperations batches,
      InvoiceGateway gateway,
      InvoiceSettings settings,
      Clock clock) {
    return new IssuingInvoices(
        new Invoices(batches), new InvoiceSeries(jdbc), gateway, settings, clock);
  }
}
