package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: brings the messages to its {@link TicketStatusArrivals}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, TicketStatusInboundFlow.class})
public class TicketStatusInbound {}
