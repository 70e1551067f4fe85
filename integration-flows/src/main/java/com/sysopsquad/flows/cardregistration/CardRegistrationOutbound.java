package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: the gateway {@link CardRegistrations}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, CardRegistrationOutboundFlow.class})
public class CardRegistrationOutbound {}
