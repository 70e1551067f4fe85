package com.sysopsquad.flows.supportplan;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: the gateway {@link SupportPlans}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, SupportPlanOutboundFlow.class})
public class SupportPlanOutbound {}
