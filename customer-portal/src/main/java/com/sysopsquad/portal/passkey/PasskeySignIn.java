package com.sysopsquad.portal.passkey;

import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.security.SigningIn;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.web.WantedPage;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.HttpMessageConverterAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.session.ChangeSessionIdAuthenticationStrategy;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationFilter;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthenticationRequestToken;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.stereotype.Component;

/** Signs in the owner of a passkey, as the same customer as with a password. */
@Component
class PasskeySignIn implements AuthenticationManager {

  private final WebAuthnRelyingPartyOperations operations;
  private final SigningIn signingIn;
  private final WantedPage wanted;

  PasskeySignIn(WebAuthnRelyingPartyOperations operations, SigningIn signingIn, WantedPage wanted) {
    this.operations = operations;
    this.signingIn = signingIn;
    this.wanted = wanted;
  }

  /** Makes the library's filter sign in through this class. */
  WebAuthnAuthenticationFilter prepare(WebAuthnAuthenticationFilter filter) {
    filter.setAuthenticationManager(this);
    filter.setSessionAuthenticationStrategy(new ChangeSessionIdAuthenticationStrategy());
    filter.setAuthenticationSuccessHandler(this::succeeded);
    return filter;
  }

  @Override
  public Authentication authenticate(Authentication answer) {
    if (!(answer instanceof WebAuthnAuthenticationRequestToken token)) {
      throw new BadCredentialsException("No answer of a passkey");
    }
    try {
      PublicKeyCredentialUserEntity owner = operations.authenticate(token.getWebAuthnRequest());
      UUID customerId = PasskeyOwners.customerId(owner.getId());
      return signingIn.authentication(customerId);
    } catch (AuthenticationException refused) {
      throw refused;
    } catch (RuntimeException refused) {
      throw new BadCredentialsException("The passkey is not accepted", refused);
    }
  }

  private void succeeded(
      HttpServletRequest request, HttpServletResponse response, Authentication authentication)
      throws IOException, ServletException {
    if (authentication.getPrincipal() instanceof SignedInCustomer customer) {
      signingIn.begin(request, response, customer.id(), SecurityEvent.Kind.SIGNED_IN_BY_PASSKEY);
    }
    new HttpSessionCsrfTokenRepository().saveToken(null, request, response);
    HttpMessageConverterAuthenticationSuccessHandler answer =
        new HttpMessageConverterAuthenticationSuccessHandler();
    answer.setRequestCache(wanted);
    answer.onAuthenticationSuccess(request, response, authentication);
  }
}
