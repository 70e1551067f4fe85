package com.sysopsquad.portal.security;

import com.sysopsquad.portal.account.Credential;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** The customer of this session; who is asking comes from here and never from a URL. */
public final class SignedInCustomer implements UserDetails, CredentialsContainer {

  private static final long serialVersionUID = 1L;

  private final UUID id;
  private final String name;
  private @Nullable String passwordHash;

  /** A customer who is identified by the credential. */
  public SignedInCustomer(Credential credential) {
    this.id = credential.customerId();
    this.name = credential.name();
    this.passwordHash = credential.passwordHash();
  }

  /** The customer whose data may be shown. */
  public UUID id() {
    return id;
  }

  /** The name to greet the customer with. */
  public String name() {
    return name;
  }

  @Override
  public Collection<? extends GrantedAuthority> getAuthorities() {
    return List.of(new SimpleGrantedAuthority("ROLE_CUSTOMER"));
  }

  @Override
  public @Nullable String getPassword() {
    return passwordHash;
  }

  @Override
  public String getUsername() {
    return id.toString();
  }

  @Override
  public void eraseCredentials() {
    passwordHash = null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SignedInCustomer that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id);
  }

  @Override
  public String toString() {
    return "customer " + id;
  }
}
