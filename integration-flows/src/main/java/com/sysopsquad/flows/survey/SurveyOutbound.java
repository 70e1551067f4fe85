package com.sysopsquad.flows.survey;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: the gateway {@link SurveyDispatch}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, SurveyOutboundFlow.class})
public class SurveyOutbound {}
