package com.sysopsquad.portal.settings.data;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.card.RemovingAllCards;
import com.sysopsquad.portal.link.AccountEmails;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.oidc.Identities;
import com.sysopsquad.portal.passkey.Passkeys;
import com.sysopsquad.portal.plan.CancellingAllPlans;
import com.sysopsquad.portal.security.event.Client;
import com.sysopsquad.portal.security.event.SecurityEvent;
import com.sysopsquad.portal.security.event.SecurityEvents;
import com.sysopsquad.portal.security.session.Sessions;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes an account: plans end with their paid period, cards are removed, nobody can sign in
 * anymore, and invoices are kept as long as the law requires.
 */
@Service
class ClosingAccount {

  private final Customers customers;
  private final CancellingAllPlans plans;
  private final RemovingAllCards cards;
  private final Passkeys passkeys;
  private final Identities identities;
  private final Links links;
  private final Sessions sessions;
  private final SecurityEvents events;
  private final AccountEmails emails;

  ClosingAccount(
      Customers customers,
      CancellingAllPlans plans,
      RemovingAllCards cards,
      Passkeys passkeys,
      Identities identities,
      Links links,
      Sessions sessions,
      SecurityEvents events,
      AccountEmails emails) {
    this.customers = customers;
    this.plans = plans;
    this.cards = cards;
    this.passkeys = passkeys;
    this.identities = identities;
    this.links = links;
    this.sessions = sessions;
    this.events = events;
    this.emails = emails;
  }

  /** Closes it, and sends an email that says so; closing it again changes nothing. */
  @Transactional
  public void close(UUID customerId, Client client) {
    Customer customer = customers.hold(customerId);
    plans.cancelAll(customerId);
    cards.removeAll(customerId);
    customers.close(customerId);
    passkeys.removeAll(customerId);
    identities.unlinkAll(customerId);
    links.revoke(customerId);
    sessions.endAll(customerId);
    events.add(customerId, SecurityEvent.Kind.ACCOUNT_CLOSED, client);
    emails.told(customerId, customer.name(), customer.email(), "email.account-closed");
  }
}
