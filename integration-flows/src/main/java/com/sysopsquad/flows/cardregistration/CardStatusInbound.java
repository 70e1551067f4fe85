package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: brings the messages to its {@link CardStatusArrivals}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, CardStatusInboundFlow.class})
public class CardStatusInbound {}
