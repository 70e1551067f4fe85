package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.message.NotificationQueued;
import com.sysopsquad.flows.notification.NotificationDispatch;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.account.Preferences;
import com.sysopsquad.portal.account.Preferences.Mails;
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

/** Promises e-mails to customers; they are sent when the caller's transaction has committed. */
@Service
public class QueueingNotifications {

  private final Customers customers;
  private final Preferences preferences;
  private final Notifications notifications;
  private final WritingLetters writing;
  private final NotificationDispatch dispatch;
  private final NotificationSettings settings;

  QueueingNotifications(
      Customers customers,
      Preferences preferences,
      Notifications notifications,
      WritingLetters writing,
      NotificationDispatch dispatch,
      NotificationSettings settings) {
    this.customers = customers;
    this.preferences = preferences;
    this.notifications = notifications;
    this.writing = writing;
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
   * has it need not be a customer yet, or not have this address any more. A customer reads it in
   * the own language, anybody else in that of the present request.
   *
   * @param name null: nobody is addressed by name
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(Letter letter, @Nullable String name, String email) {
    Locale locale =
        preferences
            .languages(Set.of(letter.customerId()))
            .getOrDefault(letter.customerId(), LocaleContextHolder.getLocale());
    send(List.of(queued(letter, name, email, locale)));
  }

  /** How many links have been asked for to this address since then. */
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
                      each -> each.letter().kind().awaited(),
                      Collectors.mapping(Queued::notification, Collectors.toList())));
      dispatch.queueAwaited(byHaste.getOrDefault(true, List.of()));
      dispatch.queue(byHaste.getOrDefault(false, List.of()));
    }
  }

  /** Without those that their customers do without. */
  private List<Letter> wanted(List<Letter> letters) {
    List<Letter> wanted = letters;
    for (Mails mails : Mails.values()) {
      wanted = wanted(mails, wanted);
    }
    return wanted;
  }

  private List<Letter> wanted(Mails mails, List<Letter> letters) {
    Set<UUID> customerIds =
        letters.stream()
            .filter(letter -> letter.kind().mails() == mails)
            .map(Letter::customerId)
            .collect(Collectors.toSet());
    if (customerIds.isEmpty()) {
      return letters;
    }
    Set<UUID> without = preferences.without(mails, customerIds);
    return letters.stream()
        .filter(letter -> letter.kind().mails() != mails || !without.contains(letter.customerId()))
        .toList();
  }

  private List<Queued> addressed(List<Letter> letters) {
    Set<UUID> ids = letters.stream().map(Letter::customerId).collect(Collectors.toSet());
    Map<UUID, Customer> known = customers.known(ids);
    Map<UUID, Locale> languages = preferences.languages(known.keySet());
    List<Queued> queued = new ArrayList<>(letters.size());
    for (Letter letter : letters) {
      Customer customer = known.get(letter.customerId());
      if (customer != null) {
        Locale language = languages.getOrDefault(customer.id(), Locale.US);
        queued.add(queued(letter, customer.name(), customer.email(), language));
      }
    }
    return queued;
  }

  private Queued queued(Letter letter, @Nullable String name, String email, Locale locale) {
    return new Queued(letter, writing.write(letter, name, email, locale));
  }
}
