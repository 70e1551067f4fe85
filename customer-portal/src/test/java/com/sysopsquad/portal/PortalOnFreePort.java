package com.sysopsquad.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Lets the portal know its address before it starts, and a provider of identities that runs. */
class PortalOnFreePort implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    int port = freePort();
    IdentityProvider provider = IdentityProvider.start(port);
    String client = "spring.security.oauth2.client.";
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "free port",
                Map.of(
                    "SYSOPS_PORTAL_PORT",
                    port,
                    "server.port",
                    port,
                    client + "registration.example.client-id",
                    IdentityProvider.CLIENT,
                    client + "registration.example.client-secret",
                    IdentityProvider.SECRET,
                    client + "registration.example.client-name",
                    "Example ID",
                    client + "registration.example.scope",
                    "openid,email",
                    client + "provider.example.issuer-uri",
                    provider.issuer())));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
