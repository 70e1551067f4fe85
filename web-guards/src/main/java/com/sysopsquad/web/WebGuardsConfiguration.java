package com.sysopsquad.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** Places the guards before everything that reads a request. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(RefusedRequests.class)
@EnableConfigurationProperties({BodySettings.class, OwnAddress.class, StoppingSettings.class})
class WebGuardsConfiguration {

  private static final int AFTER_WHAT_TELLS_OF_OUTAGES = Ordered.HIGHEST_PRECEDENCE + 3;

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> patientHttp11(BodySettings settings) {
    return server -> {
      server.setProtocol(PatientHttp11.class.getName());
      server.addConnectorCustomizers(
          connector -> {
            if (connector.getProtocolHandler() instanceof PatientHttp11 patient) {
              patient.setPace(settings.pace());
            }
          });
    };
  }

  /** Puts our error handling before that of Tomcat. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> earlyErrors() {
    return server ->
        server.addContextCustomizers(
            context -> context.getParent().getPipeline().addValve(new EarlyErrors()));
  }

  @Bean
  FilterRegistrationBean<MalformedParameters> malformedParameters() {
    FilterRegistrationBean<MalformedParameters> filter =
        new FilterRegistrationBean<>(new MalformedParameters());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return filter;
  }

  @Bean
  FilterRegistrationBean<HostFilter> hostFilter(OwnAddress own) {
    FilterRegistrationBean<HostFilter> filter = new FilterRegistrationBean<>(new HostFilter(own));
    filter.setOrder(AFTER_WHAT_TELLS_OF_OUTAGES);
    return filter;
  }

  @Bean
  FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter(
      BodySettings settings, RefusedRequests refused) {
    FilterRegistrationBean<BodyLimitFilter> filter =
        new FilterRegistrationBean<>(new BodyLimitFilter(settings, refused));
    filter.setOrder(AFTER_WHAT_TELLS_OF_OUTAGES + 1);
    return filter;
  }

  @Bean
  PauseBeforeClosing pauseBeforeClosing(ApplicationContext application, StoppingSettings settings) {
    return new PauseBeforeClosing(application, settings.pause());
  }
}
