package com.sysopsquad.portal.security;

import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The providers of identities that this deployment's configuration names; usually none. */
@Component
class OidcProviders {

  /** One of them: what its button says, and where it leads. */
  record Provider(String name, String path) {}

  private final ObjectProvider<ClientRegistrationRepository> registrations;

  OidcProviders(ObjectProvider<ClientRegistrationRepository> registrations) {
    this.registrations = registrations;
  }

  boolean any() {
    return registrations.getIfAvailable() != null;
  }

  List<Provider> all() {
    if (!(registrations.getIfAvailable() instanceof Iterable<?> each)) {
      return List.of();
    }
    return StreamSupport.stream(each.spliterator(), false)
        .filter(ClientRegistration.class::isInstance)
        .map(ClientRegistration.class::cast)
        .map(
            registration ->
                new Provider(
                    registration.getClientName(),
                    "/oauth2/authorization/" + registration.getRegistrationId()))
        .toList();
  }
}
