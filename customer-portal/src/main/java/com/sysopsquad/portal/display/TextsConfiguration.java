package com.sysopsquad.portal.display;

import org.springframework.boot.autoconfigure.context.MessageSourceProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;

/**
 * The texts of the pages: files, encoding and fallback as configured in {@code spring.messages}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MessageSourceProperties.class)
class TextsConfiguration {

  /** All files of a language in one table; Spring Boot's bean would search one after the other. */
  @Bean
  MessageSource messageSource(MessageSourceProperties settings) {
    ReloadableResourceBundleMessageSource source = new ReloadableResourceBundleMessageSource();
    source.setBasenames(
        settings.getBasename().stream().map(name -> "classpath:" + name).toArray(String[]::new));
    source.setDefaultEncoding(settings.getEncoding().name());
    source.setFallbackToSystemLocale(settings.isFallbackToSystemLocale());
    return source;
  }
}
