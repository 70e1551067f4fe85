package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For billing: the gateway {@link CardStatuses}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, CardStatusOutboundFlow.class})
public class CardStatusOutbound {}
