package com.sysopsquad.portal.asset;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** How style sheets and scripts are sent. */
@Configuration(proxyBeanMethods = false)
class AssetConfiguration {

  /** After the guards of all pages, which apply to these responses too. */
  @Bean
  FilterRegistrationBean<CompressedOnce> compressedOnce() {
    FilterRegistrationBean<CompressedOnce> filter =
        new FilterRegistrationBean<>(new CompressedOnce());
    filter.addUrlPatterns("/assets/*", "/webjars/*");
    filter.setOrder(Ordered.LOWEST_PRECEDENCE);
    return filter;
  }
}
