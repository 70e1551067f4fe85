package com.sysopsquad.portal.registration;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.account.RegisteringCustomers;
import com.sysopsquad.portal.account.Registration;
import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.PortalAddress;
import com.sysopsquad.portal.link.AccountEmails;
import com.sysopsquad.portal.link.Link;
import com.sysopsquad.portal.link.Link.Purpose;
import com.sysopsquad.portal.link.LinkNotValid;
import com.sysopsquad.portal.link.Links;
import com.sysopsquad.portal.registration.SignUps.SignUp;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets people register. They become customers when they have confirmed their email address; nobody
 * else learns from the responses whether an address has an account.
 */
@Service
class SigningUp {

  private final SignUps signUps;
  private final Customers customers;
  private final RegisteringCustomers registering;
  private final Preferences preferences;
  private final Links links;
  private final AccountEmails emails;
  private final PasswordEncoder passwords;
  private final PortalAddress portal;

  SigningUp(
      SignUps signUps,
      Customers customers,
      RegisteringCustomers registering,
      Preferences preferences,
      Links links,
      AccountEmails emails,
      PasswordEncoder passwords,
      PortalAddress portal) {
    this.signUps = signUps;
    this.customers = customers;
    this.registering = registering;
    this.preferences = preferences;
    this.links = links;
    this.emails = emails;
    this.passwords = passwords;
    this.portal = portal;
  }

  /**
   * Stores the registration and asks its address for confirmation, or notifies the owner of the
   * address.
   *
   * @param language the customer's language
   */
  @Transactional
  public void signUp(Registration registration, Language language) {
    if (!emails.mayBeAskedFor(registration.email())) {
      return;
    }
    Optional<Customer> owner = customers.withEmail(registration.email());
    if (owner.isPresent()) {
      tell(owner.get());
    } else {
      SignUp signUp =
          new SignUp(
              UUID.randomUUID(),
              registration,
              Objects.requireNonNull(registration.passwordHash()),
              language);
      signUps.add(signUp);
      askToConfirm(signUp);
    }
  }

  /** Sends the link of the newest registration with this address again, if there is one. */
  @Transactional
  public void again(String email) {
    if (emails.mayBeAskedFor(email)) {
      signUps.of(email).stream().findFirst().ifPresent(this::askToConfirm);
    }
  }

  /** Whether the link can still confirm something. */
  boolean isValid(String secret) {
    return links.find(Purpose.SIGN_UP, secret).isPresent();
  }

  /**
   * Makes the person who has the link and knows the password of its registration a customer. So a
   * link that a stranger has requested in someone's name gives the stranger no account.
   *
   * @return empty if the password is wrong; the link stays valid
   * @throws LinkNotValid if the link is no longer valid
   * @throws com.sysopsquad.portal.account.EmailTaken if the address has got a customer in another
   *     way
   */
  @Transactional
  public Optional<Customer> confirm(String secret, String password) {
    Link link = links.find(Purpose.SIGN_UP, secret).orElseThrow(LinkNotValid::new);
    SignUp signUp = signUps.find(link.subjectId()).orElseThrow(LinkNotValid::new);
    if (!passwords.matches(password, signUp.passwordHash())) {
      return Optional.empty();
    }
    if (links.use(Purpose.SIGN_UP, secret).isEmpty()) {
      throw new LinkNotValid();
    }
    Customer customer = registering.register(signUp.registration());
    preferences.speak(customer.id(), signUp.language());
    signUps.forget(customer.email());
    links.revoke(signUp.id());
    return Optional.of(customer);
  }

  private void askToConfirm(SignUp signUp) {
    String secret = links.issue(Purpose.SIGN_UP, signUp.id(), null, SignUps.PATIENCE);
    emails.asked(
        signUp.id(),
        // The reader of the email may not be the person who typed the name, which could be any
        // text.
        null,
        signUp.registration().email(),
        "email.confirm-sign-up",
        portal.of("/sign-up/confirm?token=" + secret));
  }

  private void tell(Customer owner) {
    emails.asked(
        owner.id(),
        owner.name(),
        owner.email(),
        "email.account-exists",
        portal.of("/sign-in"),
        portal.of("/password/forgotten"));
  }
}
