package com.sysopsquad.flows.paymentproblem;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: brings the messages to its {@link PaymentProblemArrivals}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, PaymentProblemInboundFlow.class})
public class PaymentProblemInbound {}
