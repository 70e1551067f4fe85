package com.sysopsquad.portal.settings;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.DetailsPolicy;
import com.sysopsquad.portal.account.PostalAddress;
import com.sysopsquad.portal.card.RemovingAllCards;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.link.AccountEmails;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.passkey.Passkeys;
import com.sysopsquad.portal.plan.CancellingAllPlans;
import com.sysopsquad.portal.plan.RepublishingPlans;
import com.sysopsquad.portal.security.Client;
import com.sysopsquad.portal.security.SecurityEvent;
import com.sysopsquad.portal.security.SecurityEvents;
import com.sysopsquad.portal.security.Sessions;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a customer changes of the own account, each with its trace and, where it matters, an e-mail.
 */
@Service
class ChangingAccount {

  private final Customers customers;
  private final RepublishingPlans republishing;
  private final CancellingAllPlans cancelling;
  private final RemovingAllCards removing;
  private final Links links;
  private final AccountEmails emails;
  private final Sessions sessions;
  private final Passkeys passkeys;
  private final SecurityEvents events;
  private final PortalAddress portal;
  private final JdbcClient jdbc;

  ChangingAccount(
      Customers customers,
      RepublishingPlans republishing,
      CancellingAllPlans cancelling,
      RemovingAllCards removing,
      Links links,
      AccountEmails emails,
      Sessions sessions,
      Passkeys passkeys,
      SecurityEvents events,
      PortalAddress portal,
      JdbcClient jdbc) {
    this.customers = customers;
    this.republishing = republishing;
    this.cancelling = cancelling;
    this.removing = removing;
    this.links = links;
    this.emails = emails;
    this.sessions = sessions;
    this.passkeys = passkeys;
    this.events = events;
    this.portal = portal;
    this.jdbc = jdbc;
  }

  /** Changes name and address, and tells billing; the same again changes nothing. */
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
   * Changes name and address, if their version may be changed, and tells billing.
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

  /** Changes the password, and signs all other browsers out. */
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

  /**
   * Closes the account: plans end with what is paid for, cards are removed, nobody signs in any
   * more, invoices are kept for as long as the law wants them. Closing it again changes nothing.
   */
  @Transactional
  public void close(UUID customerId, Client client) {
    Customer customer = customers.hold(customerId);
    cancelling.cancelAll(customerId);
    removing.removeAll(customerId);
    customers.close(customerId);
    passkeys.removeAll(customerId);
    jdbc.sql("delete from customer.identity where customer_id = ?").param(customerId).update();
    links.revoke(customerId);
    sessions.endAll(customerId);
    events.add(customerId, SecurityEvent.Kind.ACCOUNT_CLOSED, client);
    emails.told(customerId, customer.name(), customer.email(), "email.account-closed");
  }
}
