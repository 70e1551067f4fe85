package com.sysopsquad.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * Lets the portal know its address before it starts, a provider of identities that runs, and one
 * that does not.
 */
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
                Map.ofEntries(
                    Map.entry("SYSOPS_PORTAL_PORT", port),
                    Map.entry("server.port", port),
                    Map.entry(client + "registration.example.client-id", IdentityProvider.CLIENT),
                    Map.entry(
                        client + "registration.example.client-secret", IdentityProvider.SECRET),
                    Map.entry(client + "registration.example.client-name", "Example ID"),
                    Map.entry(client + "registration.example.scope", "openid,email"),
                    Map.entry(client + "provider.example.issuer-uri", provider.issuer()),
                    Map.entry(client + "registration.gone.client-id", "portal"),
                    Map.entry(client + "registration.gone.client-name", "Gone ID"),
                    Map.entry(client + "registration.gone.scope", "openid,email"),
                    Map.entry(client + "provider.gone.issuer-uri", "http://127.0.0.1:1"))));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
