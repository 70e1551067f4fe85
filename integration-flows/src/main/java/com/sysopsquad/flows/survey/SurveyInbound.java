package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For reporting: brings the messages to its {@link SurveyArrivals}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, SurveyInboundFlow.class})
public class SurveyInbound {}
