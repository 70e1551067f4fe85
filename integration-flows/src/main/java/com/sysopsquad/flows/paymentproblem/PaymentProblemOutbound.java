package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For billing: the gateway {@link PaymentProblems}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, PaymentProblemOutboundFlow.class})
public class PaymentProblemOutbound {}
