package com.sysopsquad.portal.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.TimeZone;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets pages tell moments in the time zone that the signed-in customer has chosen. */
@Component
class TimeZoneOfSession implements HandlerInterceptor, WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      SessionMarks.timeZone(session)
          .ifPresent(
              zone ->
                  LocaleContextHolder.setLocaleContext(
                      new SimpleTimeZoneAwareLocaleContext(
                          LocaleContextHolder.getLocale(), TimeZone.getTimeZone(zone))));
    }
    return true;
  }
}
