package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.notification.NotificationGateway;
import com.sysopsquad.flows.notification.NotificationQueued;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.account.Preferences.OptionalEmails;
import com.sysopsquad.portal.notification.Notifications.Queued;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues emails to customers; they are sent when the caller's transaction has committed. */
@Service
public class QueueingNotifications {

  private final Customers customers;
  private final Preferences preferences;
  private final Notifications notifications;
  private final WritingEmails writing;
  private final NotificationGateway gateway;
  private final NotificationSettings settings;

  QueueingNotifications(
      Customers customers,
      Preferences preferences,
      Notifications notifications,
      WritingEmails writing,
      NotificationGateway gateway,
      NotificationSettings settings) {
    this.customers = customers;
    this.preferences = preferences;
    this.notifications = notifications;
    this.writing = writing;
    this.gateway = gateway;
    this.settings = settings;
  }

  /**
   * Writes emails to the existing ones of these customers. An email whose kind and reference are
   * already known is not written again.
   *
   * @param emails requested only if emails are enabled
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void queue(Supplier<List<Email>> emails) {
    if (!settings.enabled()) {
      return;
    }
    send(addressed(wanted(emails.get())));
  }

  /**
   * Writes an email about someone's account to this address, whatever the preferences and settings
   * are: its owner may not be a customer yet, or may no longer have this address. A customer gets
   * it in their own language, other people in that of the current request.
   *
   * @param name null if the email does not address anyone by name
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Email email, @Nullable String name, String address) {
    Locale locale =
        preferences
            .languages(Set.of(email.customerId()))
            .getOrDefault(email.customerId(), LocaleContextHolder.getLocale());
    send(List.of(queued(email, name, address, locale)));
  }

  /** How many links have been requested for this address since then. */
  public int linksTo(String email, Instant since) {
    return notifications.linksTo(email, since);
  }

  private void send(List<Queued> queued) {
    Set<UUID> added = queued.isEmpty() ? Set.of() : notifications.add(queued);
    if (!added.isEmpty()) {
      Map<Boolean, List<NotificationQueued>> byHaste =
          queued.stream()
              .filter(each -> added.contains(each.notification().notificationId()))
              .collect(
                  Collectors.partitioningBy(
                      each -> each.email().kind().awaited(),
                      Collectors.mapping(Queued::notification, Collectors.toList())));
      gateway.sendAwaited(byHaste.getOrDefault(true, List.of()));
      gateway.send(byHaste.getOrDefault(false, List.of()));
    }
  }

  /** Without those whose customers have opted out. */
  private List<Email> wanted(List<Email> emails) {
    List<Email> wanted = emails;
    for (OptionalEmails kind : OptionalEmails.values()) {
      wanted = wanted(kind, wanted);
    }
    return wanted;
  }

  private List<Email> wanted(OptionalEmails kind, List<Email> emails) {
    Set<UUID> customerIds =
        emails.stream()
            .filter(email -> email.kind().optional() == kind)
            .map(Email::customerId)
            .collect(Collectors.toSet());
    if (customerIds.isEmpty()) {
      return emails;
    }
    Set<UUID> without = preferences.without(kind, customerIds);
    return emails.stream()
        .filter(email -> email.kind().optional() != kind || !without.contains(email.customerId()))
        .toList();
  }

  private List<Queued> addressed(List<Email> emails) {
    Set<UUID> ids = emails.stream().map(Email::customerId).collect(Collectors.toSet());
    Map<UUID, Customer> known = customers.known(ids);
    Map<UUID, Locale> languages = preferences.languages(known.keySet());
    List<Queued> queued = new ArrayList<>(emails.size());
    for (Email email : emails) {
      Customer customer = known.get(email.customerId());
      if (customer != null) {
        Locale language = languages.getOrDefault(customer.id(), Locale.US);
        queued.add(queued(email, customer.name(), customer.email(), language));
      }
    }
    return queued;
  }

  private Queued queued(Email email, @Nullable String name, String address, Locale locale) {
    return new Queued(email, writing.write(email, name, address, locale));
  }
}
