package com.sysopsquad.web;

import com.sysopsquad.web.body.RefusedRequests;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Checks the host name before anything else of a request is read, and pauses before closing. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(RefusedRequests.class)
@EnableConfigurationProperties({OwnAddress.class, StoppingSettings.class})
class WebGuardsConfiguration {

  private static final int AFTER_WHAT_TELLS_OF_OUTAGES = Ordered.HIGHEST_PRECEDENCE + 3;

  @Bean
  FilterRegistrationBean<HostFilter> hostFilter(OwnAddress own) {
    FilterRegistrationBean<HostFilter> filter = new FilterRegistrationBean<>(new HostFilter(own));
    filter.setOrder(AFTER_WHAT_TELLS_OF_OUTAGES);
    return filter;
  }

  @Bean
  PauseBeforeClosing pauseBeforeClosing(ApplicationContext application, StoppingSettings settings) {
    return new PauseBeforeClosing(application, settings.pause());
  }
}
