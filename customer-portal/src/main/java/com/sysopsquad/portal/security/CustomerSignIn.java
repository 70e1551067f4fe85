package com.sysopsquad.portal.security;

import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.EmailAddress;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Service;

/** Finds the person who wants to sign in by email address. */
@Service
class CustomerSignIn implements UserDetailsService {

  private final Customers customers;

  CustomerSignIn(Customers customers) {
    this.customers = customers;
  }

  @Override
  public UserDetails loadUserByUsername(String email) {
    return customers
        .credentialOf(address(email))
        .map(SignedInCustomer::new)
        .orElseThrow(() -> new UsernameNotFoundException("No customer signs in so"));
  }

  private static String address(String email) {
    try {
      return EmailAddress.of(email);
    } catch (IllegalArgumentException noAddress) {
      throw new UsernameNotFoundException("No customer signs in so", noAddress);
    }
  }
}
