package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: brings the messages to its {@link InvoiceArrivals}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, InvoiceInboundFlow.class})
public class InvoiceInbound {}
