package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For sysops: the gateway {@link TicketStatuses}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, TicketStatusOutboundFlow.class})
public class TicketStatusOutbound {}
