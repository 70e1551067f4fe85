package com.sysopsquad.flows.invoice;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For billing: the gateway {@link InvoiceDispatch}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, InvoiceOutboundFlow.class})
public class InvoiceOutbound {}
