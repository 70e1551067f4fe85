package com.sysopsquad.flows.cardarrangement;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For billing: brings the messages to its {@link CardArrangementUpdates}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, CardArrangementInboundFlow.class})
public class CardArrangementInbound {}
