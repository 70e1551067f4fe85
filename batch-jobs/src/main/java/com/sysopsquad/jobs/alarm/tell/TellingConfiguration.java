package com.sysopsquad.jobs.alarm.tell;

import com.sysopsquad.jobs.alarm.Alarms;
import com.sysopsquad.jobs.alarm.Repeating;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import tools.jackson.databind.json.JsonMapper;

/** The channels that are configured, and what sends over them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnRole({Role.CONSOLE, Role.SCHEDULER})
@EnableConfigurationProperties(TellingSettings.class)
class TellingConfiguration {

  private static final Duration SIGNALS = Duration.ofSeconds(1);

  @Bean
  Requests alarmRequests() {
    return new Requests();
  }

  @Bean
  Channels alarmChannels(
      Requests requests,
      JavaMailSender mail,
      TellingSettings given,
      Clock clock,
      ZoneId businessZone) {
    TellingSettings settings = given.checked();
    List<Channel> channels = new ArrayList<>();
    if (settings.email().isOn()) {
      channels.add(new EmailChannel(mail, settings.email(), businessZone));
    }
    if (settings.webhook().isOn()) {
      channels.add(new WebhookChannel(requests, settings.webhook(), clock));
    }
    return new Channels(channels);
  }

  /** The channels that are configured. */
  record Channels(List<Channel> all) {}

  @Bean
  Deliveries deliveries(
      JdbcClient jdbc, JsonMapper json, Channels channels, TellingSettings settings) {
    return new Deliveries(jdbc, json, channels.all(), settings.address());
  }

  @Bean
  Telling telling(Deliveries deliveries, Channels channels, TellingSettings settings) {
    return new Telling(deliveries, channels.all(), settings);
  }

  @Bean
  Repeating alarmTelling(Telling telling, TellingSettings settings) {
    return new Repeating("alarm-messages", settings.send(), telling::send);
  }

  @Bean
  Signaling signaling(
      JdbcClient jdbc,
      Alarms alarms,
      Requests requests,
      JsonMapper json,
      TellingSettings settings,
      Clock clock) {
    return new Signaling(new Signals(jdbc), alarms, requests, json, settings, clock);
  }

  @Bean
  Repeating alarmSignals(Signaling signaling) {
    return new Repeating("alarm-signals", SIGNALS, signaling::signal);
  }
}
