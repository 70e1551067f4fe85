package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: the gateway {@link NotificationDispatch}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, NotificationOutboundFlow.class})
public class NotificationOutbound {}
