package com.sysopsquad.flows.notification;

import com.sysopsquad.flows.delivery.DeliveryConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** For the customer quantum: brings the messages to its {@link NotificationSending}. */
@Configuration(proxyBeanMethods = false)
@Import({DeliveryConfiguration.class, NotificationInboundFlow.class})
public class NotificationInbound {}
