package com.sysopsquad.portal.passkey;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Component;

/**
 * Stores in the session only what is needed until the device has answered: the challenge, as text.
 * The other options for a new passkey are the same each time.
 */
@Component
class PasskeyChallenges implements PublicKeyCredentialCreationOptionsRepository {

  private static final String CHALLENGE = "sysops.passkey-challenge";

  private final WebAuthnRelyingPartyOperations operations;

  PasskeyChallenges(WebAuthnRelyingPartyOperations operations) {
    this.operations = operations;
  }

  @Override
  public void save(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable PublicKeyCredentialCreationOptions options) {
    if (options == null) {
      request.getSession().removeAttribute(CHALLENGE);
    } else {
      request.getSession().setAttribute(CHALLENGE, options.getChallenge().toBase64UrlString());
    }
  }

  @Override
  public @Nullable PublicKeyCredentialCreationOptions load(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Authentication who = SecurityContextHolder.getContext().getAuthentication();
    if (who == null
        || session == null
        || !(session.getAttribute(CHALLENGE) instanceof String challenge)) {
      return null;
    }
    PublicKeyCredentialCreationOptions usual =
        operations.createPublicKeyCredentialCreationOptions(
            new ImmutablePublicKeyCredentialCreationOptionsRequest(who));
    return PublicKeyCredentialCreationOptions.builder()
        .rp(usual.getRp())
        .user(usual.getUser())
        .challenge(Bytes.fromBase64(challenge))
        .pubKeyCredParams(usual.getPubKeyCredParams())
        .timeout(Objects.requireNonNull(usual.getTimeout()))
        .excludeCredentials(usual.getExcludeCredentials())
        .authenticatorSelection(usual.getAuthenticatorSelection())
        .attestation(Objects.requireNonNull(usual.getAttestation()))
        .extensions(Objects.requireNonNull(usual.getExtensions()))
        .build();
  }
}
