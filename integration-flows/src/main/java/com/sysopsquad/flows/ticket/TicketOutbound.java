package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: the gateway {@link TicketDispatch}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, TicketOutboundFlow.class})
public class TicketOutbound {}
