package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.message.NotificationQueued;
import com.sysopsquad.flows.notification.NotificationDispatch;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.notification.Notifications.Queued;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Promises e-mails to customers; they are sent when the caller's transaction has committed. */
@Service
public class QueueingNotifications {

  private final Customers customers;
  private final Preferences preferences;
  private final Notifications notifications;
  private final NotificationDispatch dispatch;
  private final NotificationSettings settings;

  QueueingNotifications(
      Customers customers,
      Preferences preferences,
      Notifications notifications,
      NotificationDispatch dispatch,
      NotificationSettings settings) {
    this.customers = customers;
    this.preferences = preferences;
    this.notifications = notifications;
    this.dispatch = dispatch;
    this.settings = settings;
  }

  /**
   * Writes the letters to those customers that there are. A letter whose kind and reference are
   * known already is not written again.
   *
   * @param letters asked for only if e-mails are written at all
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void queue(Supplier<List<Letter>> letters) {
    if (!settings.enabled()) {
      return;
    }
    send(addressed(wanted(letters.get())));
  }

  /**
   * Writes a letter on somebody's account to this address, whatever is preferred or set: whoever
   * has it need not be a customer yet, or not have this address any more.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Letter letter, String name, String email) {
    send(List.of(queued(letter, name, email)));
  }

  /** How many links have been asked for to this address since then. */
  public int linksTo(String email, Instant since) {
    return notifications.linksTo(email, since);
  }

  private void send(List<Queued> queued) {
    Set<UUID> added = queued.isEmpty() ? Set.of() : notifications.add(queued);
    if (!added.isEmpty()) {
      dispatch.queue(
          queued.stream()
              .map(Queued::notification)
              .filter(notification -> added.contains(notification.notificationId()))
              .toList());
    }
  }

  /** Without those of which their customers do not want to be told. */
  private List<Letter> wanted(List<Letter> letters) {
    Set<UUID> without =
        preferences.withoutInvoiceMails(
            letters.stream()
                .filter(letter -> letter.kind() == Letter.Kind.INVOICE)
                .map(Letter::customerId)
                .collect(Collectors.toSet()));
    return letters.stream()
        .filter(
            letter ->
                letter.kind() != Letter.Kind.INVOICE || !without.contains(letter.customerId()))
        .toList();
  }

  private List<Queued> addressed(List<Letter> letters) {
    Map<UUID, Customer> known =
        customers.known(letters.stream().map(Letter::customerId).collect(Collectors.toSet()));
    return letters.stream()
        .map(letter -> addressed(letter, known.get(letter.customerId())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable Queued addressed(Letter letter, @Nullable Customer customer) {
    return customer == null ? null : queued(letter, customer.name(), customer.email());
  }

  private static Queued queued(Letter letter, String name, String email) {
    String text =
        """
        Hello %s,

        %s

        Your Sysops Squad
        Penultimate Electronics
        """
            .formatted(name, letter.text());
    return new Queued(
        letter,
        new NotificationQueued(
            UUID.randomUUID(), letter.customerId(), email, letter.heading(), text));
  }
}
