package com.sysopsquad.portal;

import com.sysopsquad.platform.TestPlatform;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives each context of the portal an empty database, and the platform's settings. */
class PortalPlatform implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    TestPlatform platform = TestPlatform.start();
    Map<String, Object> settings = new HashMap<>(platform.env());
    settings.putAll(platform.freshDatabase("customer").env());
    settings.put("sysops.portal.uploads.clamd", "localhost:" + VirusScanner.PORT);
    context
        .getEnvironment()
        .getPropertySources()
        .addLast(new MapPropertySource("platform", settings));
  }
}
