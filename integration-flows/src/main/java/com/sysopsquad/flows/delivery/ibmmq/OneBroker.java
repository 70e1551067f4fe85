package com.sysopsquad.flows.delivery.ibmmq;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;

/**
 * Configures the connection factory of only one broker: IBM MQ's in the profile {@code ibm-mq},
 * Artemis's without it. Both starters are on the class path, and IBM's would always win otherwise.
 */
final class OneBroker implements AutoConfigurationImportFilter, EnvironmentAware {

  static final String PROFILE = "ibm-mq";

  private static final String IBM_MQ = "com.ibm.mq.spring.boot.MQAutoConfiguration";
  private static final String ARTEMIS =
      "org.springframework.boot.artemis.autoconfigure.ArtemisAutoConfiguration";

  private Environment environment = new StandardEnvironment();

  @Override
  public void setEnvironment(Environment environment) {
    this.environment = environment;
  }

  @Override
  public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
    String other = environment.acceptsProfiles(Profiles.of(PROFILE)) ? ARTEMIS : IBM_MQ;
    boolean[] kept = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      kept[i] = !other.equals(classes[i]);
    }
    return kept;
  }
}
