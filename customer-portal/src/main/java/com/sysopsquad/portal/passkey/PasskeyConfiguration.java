package com.sysopsquad.portal.passkey;

import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.security.SignInMethod;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;

/** Passkeys replace the password: a device has to verify its user, and to find the key itself. */
@Configuration(proxyBeanMethods = false)
class PasskeyConfiguration {

  @Bean
  WebAuthnRelyingPartyOperations passkeyOperations(
      PasskeyOwners owners, Passkeys passkeys, PortalAddress address) {
    Webauthn4JRelyingPartyOperations operations =
        new Webauthn4JRelyingPartyOperations(
            owners,
            passkeys,
            PublicKeyCredentialRpEntity.builder().id(address.host()).name("Sysops Squad").build(),
            Set.of(address.origin()));
    operations.setCustomizeCreationOptions(
        options ->
            options.authenticatorSelection(
                AuthenticatorSelectionCriteria.builder()
                    .residentKey(ResidentKeyRequirement.REQUIRED)
                    .userVerification(UserVerificationRequirement.REQUIRED)
                    .build()));
    operations.setCustomizeRequestOptions(
        options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    return operations;
  }

  @Bean
  SignInMethod signInByPasskey(
      PortalAddress address, PasskeyChallenges challenges, PasskeySignIn signIn) {
    return http ->
        http.webAuthn(
            passkeys -> {
              passkeys
                  .rpId(address.host())
                  .allowedOrigins(address.origin())
                  .disableDefaultRegistrationPage(true)
                  .creationOptionsRepository(challenges);
              passkeys.addObjectPostProcessor(prepared(signIn));
            });
  }

  private static ObjectPostProcessor<WebAuthnAuthenticationFilter> prepared(PasskeySignIn signIn) {
    return new ObjectPostProcessor<>() {
      @Override
      public <O extends WebAuthnAuthenticationFilter> O postProcess(O filter) {
        signIn.prepare(filter);
        return filter;
      }
    };
  }
}
