package com.sysopsquad.portal.oidc;

import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.security.SignInMethod.Button;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientProperties;
import org.springframework.boot.security.oauth2.client.autoconfigure.OAuth2ClientPropertiesMapper;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.stereotype.Component;

/**
 * The identity providers in this deployment's configuration; usually none. A provider with an
 * {@code issuer-uri} publishes its other addresses itself. While it does not answer, the portal
 * runs without it and asks again every 30 seconds.
 */
@Component
class OidcProviders {

  private static final Logger log = LoggerFactory.getLogger(OidcProviders.class);

  private static final Duration START_WAITS = Duration.ofSeconds(5);

  private final OAuth2ClientProperties settings;
  private final PortalAddress portal;
  private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  /** Waits for their answers, but not long. */
  OidcProviders(OAuth2ClientProperties settings, PortalAddress portal) throws InterruptedException {
    this.settings = settings;
    this.portal = portal;
    Thread.startVirtualThread(this::ask).join(START_WAITS);
  }

  boolean any() {
    return !settings.getRegistration().isEmpty();
  }

  List<Button> buttons() {
    List<Button> all = new ArrayList<>();
    settings
        .getRegistration()
        .forEach(
            (id, client) ->
                all.add(
                    new Button(
                        client.getClientName() == null ? id : client.getClientName(),
                        "/oauth2/authorization/" + id)));
    return all;
  }

  /**
   * How to reach one.
   *
   * @return null if there is no such provider
   * @throws ProviderAway if it has not published its addresses yet
   */
  @Nullable ClientRegistration withId(String id) {
    ClientRegistration provider = known.get(id);
    if (provider == null && settings.getRegistration().containsKey(id)) {
      throw new ProviderAway(id);
    }
    return provider;
  }

  /** Asks in parallel those that have not answered yet; returns when each has, or has failed to. */
  @Scheduled(fixedDelayString = "PT30S", initialDelayString = "PT30S")
  void ask() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      settings.getRegistration().keySet().stream()
          .filter(id -> !known.containsKey(id))
          .forEach(id -> threads.execute(() -> ask(id)));
    }
  }

  private void ask(String id) {
    try {
      new OAuth2ClientPropertiesMapper(only(id))
          .asClientRegistrations()
          .forEach((name, provider) -> known.put(name, leadingBack(provider)));
      if (away.remove(id)) {
        log.info("Identity provider \"{}\" is responding again", id);
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      if (away.add(id)) {
        log.warn(
            "Nobody can sign in through \"{}\" until it responds; retrying every 30 seconds: {}",
            id,
            NestedExceptionUtils.getMostSpecificCause(e).toString());
      }
    }
  }

  /** The portal's own address, whatever host name a request uses. */
  private ClientRegistration leadingBack(ClientRegistration provider) {
    String template = provider.getRedirectUri();
    return template == null
        ? provider
        : ClientRegistration.withClientRegistration(provider)
            .redirectUri(template.replace("{baseUrl}", portal.origin()))
            .build();
  }

  /** Separately, so that one that is down does not hide the others. */
  private OAuth2ClientProperties only(String id) {
    OAuth2ClientProperties one = new OAuth2ClientProperties();
    one.getRegistration().put(id, settings.getRegistration().get(id));
    one.getProvider().putAll(settings.getProvider());
    return one;
  }
}
