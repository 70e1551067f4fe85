package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.DetailsPolicy;
import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.link.AccountEmails;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.plan.RepublishingPlans;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.session.Sessions;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Customers' changes to their own accounts, each with an audit record and, if it matters, an email.
 */
@Service
public class ChangingAccount {

  private final Customers customers;
  private final RepublishingPlans republishing;
  private final Links links;
  private final AccountEmails emails;
  private final Sessions sessions;
  private final SecurityEvents events;
  private final PortalAddress portal;

  ChangingAccount(
      Customers customers,
      RepublishingPlans republishing,
      Links links,
      AccountEmails emails,
      Sessions sessions,
      SecurityEvents events,
      PortalAddress portal) {
    this.customers = customers;
    this.republishing = republishing;
    this.links = links;
    this.emails = emails;
    this.sessions = sessions;
    this.events = events;
    this.portal = portal;
  }

  /** Changes name and address, and notifies billing; the same again changes nothing. */
  @Transactional
  public void details(UUID customerId, String name, PostalAddress address, Client client) {
    Customer customer = customers.hold(customerId);
    if (customer.name().equals(DetailsPolicy.name(name)) && customer.address().equals(address)) {
      return;
    }
    customers.replace(customer.living(name, address));
    republishing.republish(customerId);
    events.add(customerId, SecurityEvent.Kind.DETAILS_CHANGED, client);
  }

  /**
   * Changes name and address, if their version may be changed, and notifies billing.
   *
   * @throws DetailsChanged if it may not
   */
  @Transactional
  public void details(
      UUID customerId, IfMatch versions, String name, PostalAddress address, Client client) {
    if (!versions.allows(customers.hold(customerId).version())) {
      throw new DetailsChanged();
    }
    details(customerId, name, address, client);
  }

  /** Changes the password, and signs out all other browsers. */
  @Transactional
  public void password(UUID customerId, String hash, String sessionId, Client client) {
    Customer customer = customers.hold(customerId);
    customers.setPassword(customerId, hash);
    links.revoke(customerId);
    sessions.endOthers(customerId, sessionId);
    events.add(customerId, SecurityEvent.Kind.PASSWORD_CHANGED, client);
    emails.told(
        customerId,
        customer.name(),
        customer.email(),
        "email.password-changed",
        portal.of("/password/forgotten"));
  }
}
