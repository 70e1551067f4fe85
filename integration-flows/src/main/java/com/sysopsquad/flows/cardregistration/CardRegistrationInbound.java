package com.sysopsquad.flows.cardregistration;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For billing's card intake: brings the cards to its {@link CardIntake}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, CardRegistrationInboundFlow.class})
public class CardRegistrationInbound {}
