package com.sysopsquad.portal.settings.signin;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.EmailTaken;
import com.sysopsquad.portal.account.NoSuchCustomer;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.link.AccountEmails;
import com.sysopsquad.portal.link.Link;
import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.link.LinkNotValid;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.plan.RepublishingPlans;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Changes a customer's email address once the new one is confirmed; the old one is notified. */
@Service
class ChangingEmail {

  private static final Duration VALID = Duration.ofHours(24);

  private final Customers customers;
  private final RepublishingPlans republishing;
  private final Links links;
  private final AccountEmails emails;
  private final SecurityEvents events;
  private final PortalAddress portal;

  ChangingEmail(
      Customers customers,
      RepublishingPlans republishing,
      Links links,
      AccountEmails emails,
      SecurityEvents events,
      PortalAddress portal) {
    this.customers = customers;
    this.republishing = republishing;
    this.links = links;
    this.emails = emails;
    this.events = events;
    this.portal = portal;
  }

  /**
   * Asks the new address for confirmation, or notifies its owner; the customer sees no difference.
   */
  @Transactional
  public void ask(UUID customerId, String newEmail, Client client) {
    if (!emails.mayBeAskedFor(newEmail)) {
      return;
    }
    Customer customer = customers.hold(customerId);
    Optional<Customer> owner = customers.withEmail(newEmail);
    if (owner.isPresent()) {
      tell(owner.get());
    } else {
      askToConfirm(customer, newEmail);
    }
    emails.told(
        customer.id(),
        customer.name(),
        customer.email(),
        "email.email-to-change",
        portal.of("/password/forgotten"));
    events.add(customerId, SecurityEvent.Kind.NEW_EMAIL_ASKED, client);
  }

  /** The new address that the link would confirm, if it is still valid. */
  Optional<String> newEmail(String secret) {
    return links.find(Purpose.NEW_EMAIL, secret).map(Link::email);
  }

  /**
   * Changes the address, and notifies billing and the old address.
   *
   * @throws LinkNotValid if the link is no longer valid, or the account is closed
   * @throws EmailTaken if another customer has got the address in the meantime
   */
  @Transactional
  public void confirm(String secret, Client client) {
    Link link = links.use(Purpose.NEW_EMAIL, secret).orElseThrow(LinkNotValid::new);
    Customer before = held(link.subjectId());
    Customer after = before.reachedAt(Objects.requireNonNull(link.email()));
    customers.replace(after);
    links.revoke(before.id());
    republishing.republish(before.id());
    events.add(before.id(), SecurityEvent.Kind.EMAIL_CHANGED, client);
    emails.told(before.id(), before.name(), before.email(), "email.email-changed");
  }

  private void askToConfirm(Customer customer, String newEmail) {
    String secret = links.issue(Purpose.NEW_EMAIL, customer.id(), newEmail, VALID);
    emails.asked(
        customer.id(),
        customer.name(),
        newEmail,
        "email.confirm-email",
        portal.of("/email/confirm?token=" + secret));
  }

  private void tell(Customer owner) {
    emails.asked(owner.id(), owner.name(), owner.email(), "email.email-taken");
  }

  private Customer held(UUID customerId) {
    try {
      return customers.hold(customerId);
    } catch (NoSuchCustomer closed) {
      throw new LinkNotValid();
    }
  }
}
