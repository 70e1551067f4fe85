package com.sysopsquad.flows.ticket;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For sysops: brings the messages to its {@link TicketIntake}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, TicketInboundFlow.class})
public class TicketInbound {}
