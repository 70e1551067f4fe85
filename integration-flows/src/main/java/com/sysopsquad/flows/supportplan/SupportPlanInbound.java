package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For billing: brings the messages to its {@link SubscriptionUpdates}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, SupportPlanInboundFlow.class})
public class SupportPlanInbound {}
