package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: the gateway {@link CardArrangements}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, CardArrangementOutboundFlow.class})
public class CardArrangementOutbound {}
