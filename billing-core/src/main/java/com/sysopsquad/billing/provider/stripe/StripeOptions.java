package com.sysopsquad.billing.provider.stripe;

import com.stripe.net.Authenticator;
import com.stripe.net.BearerTokenAuthenticator;
import com.stripe.net.StripeResponseGetterOptions;
import com.sysopsquad.billing.provider.ProviderSettings;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import org.jspecify.annotations.Nullable;

/** The address and the credentials for Stripe's client, which never retries on its own. */
final class StripeOptions extends StripeResponseGetterOptions {

  private final ProviderSettings settings;
  private final String base;

  StripeOptions(ProviderSettings settings) {
    this.settings = settings;
    this.base = settings.url().toString().replaceAll("/+$", "");
  }

  @Override
  public Authenticator getAuthenticator() {
    return new BearerTokenAuthenticator(settings.key());
  }

  @Override
  public int getMaxNetworkRetries() {
    return 0;
  }

  @Override
  public int getConnectTimeout() {
    return Math.toIntExact(settings.connectTimeout().toMillis());
  }

  @Override
  public int getReadTimeout() {
    return Math.toIntExact(settings.readTimeout().toMillis());
  }

  @Override
  public String getApiBase() {
    return base;
  }

  @Override
  public String getFilesBase() {
    return base;
  }

  @Override
  public String getConnectBase() {
    return base;
  }

  @Override
  public String getMeterEventsBase() {
    return base;
  }

  @Override
  public @Nullable String getClientId() {
    return null;
  }

  @Override
  public @Nullable Proxy getConnectionProxy() {
    return null;
  }

  @Override
  public @Nullable PasswordAuthentication getProxyCredential() {
    return null;
  }

  @Override
  public @Nullable String getStripeAccount() {
    return null;
  }

  @Override
  public @Nullable String getStripeContext() {
    return null;
  }
}
