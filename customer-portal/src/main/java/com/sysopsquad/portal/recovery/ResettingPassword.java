package com.sysopsquad.portal.recovery;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.NoSuchCustomer;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.link.AccountEmails;
import com.sysopsquad.portal.link.Link;
import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.link.LinkNotValid;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.session.Sessions;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a customer who can read the account's emails set a new password. */
@Service
class ResettingPassword {

  private static final Duration VALID = Duration.ofHours(1);

  private final Customers customers;
  private final Links links;
  private final AccountEmails emails;
  private final Sessions sessions;
  private final SecurityEvents events;
  private final PortalAddress portal;

  ResettingPassword(
      Customers customers,
      Links links,
      AccountEmails emails,
      Sessions sessions,
      SecurityEvents events,
      PortalAddress portal) {
    this.customers = customers;
    this.links = links;
    this.emails = emails;
    this.sessions = sessions;
    this.events = events;
    this.portal = portal;
  }

  /** Sends a link to the address if it has an account, and never reveals whether it has. */
  @Transactional
  public void ask(String email, Client client) {
    if (!emails.mayBeAskedFor(email)) {
      return;
    }
    customers
        .withEmail(email)
        .ifPresent(
            customer -> {
              String secret = links.issue(Purpose.NEW_PASSWORD, customer.id(), null, VALID);
              emails.asked(
                  customer.id(),
                  customer.name(),
                  customer.email(),
                  "email.new-password",
                  portal.of("/password/new?token=" + secret));
              events.add(customer.id(), SecurityEvent.Kind.NEW_PASSWORD_ASKED, client);
            });
  }

  /** The customer whose password the link may set, if it is still valid. */
  Optional<Customer> customerOf(String secret) {
    return links.find(Purpose.NEW_PASSWORD, secret).map(Link::subjectId).map(customers::get);
  }

  /**
   * Sets the password and ends all sessions; all other links become invalid.
   *
   * @return the customer
   * @throws LinkNotValid if the link is no longer valid, or the account is closed
   */
  @Transactional
  public UUID reset(String secret, String passwordHash, Client client) {
    Link link = links.use(Purpose.NEW_PASSWORD, secret).orElseThrow(LinkNotValid::new);
    Customer customer = held(link.subjectId());
    customers.setPassword(customer.id(), passwordHash);
    links.revoke(customer.id());
    sessions.endAll(customer.id());
    events.add(customer.id(), SecurityEvent.Kind.PASSWORD_RESET, client);
    emails.told(
        customer.id(),
        customer.name(),
        customer.email(),
        "email.password-reset",
        portal.of("/password/forgotten"));
    return customer.id();
  }

  private Customer held(UUID customerId) {
    try {
      return customers.hold(customerId);
    } catch (NoSuchCustomer closed) {
      throw new LinkNotValid();
    }
  }
}
