package com.sysopsquad.portal.account;

import com.sysopsquad.portal.display.Language;
import com.sysopsquad.portal.display.Theme;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customers' preferences. */
@Repository
public class Preferences {

  /** Emails that a customer can opt out of. */
  public enum OptionalEmails {
    INVOICES,
    TICKETS
  }

  /**
   * One customer's preferences.
   *
   * @param timeZone zone in which times are shown; null for that of the business
   * @param invoiceEmails whether each new invoice is announced by email
   * @param ticketEmails whether changes of tickets are announced by email
   * @param language language of pages and emails
   * @param theme theme of pages
   */
  public record Wishes(
      @Nullable ZoneId timeZone,
      boolean invoiceEmails,
      boolean ticketEmails,
      Language language,
      Theme theme) {}

  private final JdbcClient jdbc;

  Preferences(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The customer's preferences. */
  public Wishes of(UUID customerId) {
    return jdbc.sql(
            """
            select time_zone, invoice_emails, ticket_emails, language, theme
            from customer.customer where id = ?
            """)
        .param(customerId)
        .query(
            (row, number) ->
                new Wishes(
                    Optional.ofNullable(row.getString("time_zone")).map(ZoneId::of).orElse(null),
                    row.getBoolean("invoice_emails"),
                    row.getBoolean("ticket_emails"),
                    Language.of(row.getString("language")).orElseThrow(),
                    Theme.of(row.getString("theme")).orElseThrow()))
        .optional()
        .orElseThrow(() -> new NoSuchCustomer(customerId));
  }

  /** Stores the customer's preferences. */
  public void change(UUID customerId, Wishes wishes) {
    ZoneId zone = wishes.timeZone();
    jdbc.sql(
            """
            update customer.customer
            set time_zone = :zone, invoice_emails = :invoiceEmails, ticket_emails = :ticketEmails,
                language = :language, theme = :theme
            where id = :id
            """)
        .param("zone", zone == null ? null : zone.getId())
        .param("invoiceEmails", wishes.invoiceEmails())
        .param("ticketEmails", wishes.ticketEmails())
        .param("language", wishes.language().code())
        .param("theme", wishes.theme().code())
        .param("id", customerId)
        .update();
  }

  /** Stores the customer's language for pages and emails. */
  public void speak(UUID customerId, Language language) {
    jdbc.sql("update customer.customer set language = :language where id = :id")
        .param("language", language.code())
        .param("id", customerId)
        .update();
  }

  /** The customers' languages for emails. */
  public Map<UUID, Locale> languages(Collection<UUID> customerIds) {
    return jdbc
        .sql("select id, language from customer.customer where id = any (:ids::uuid[])")
        .param("ids", customerIds.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("id", UUID.class),
                    Language.of(row.getString("language")).orElseThrow().locale()))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The customers who have opted out of these emails. */
  public Set<UUID> without(OptionalEmails kind, Collection<UUID> customerIds) {
    return new HashSet<>(
        jdbc.sql(
                """
                select id from customer.customer
                where id = any (:ids::uuid[])
                  and not case :kind when 'INVOICES' then invoice_emails
                                     when 'TICKETS' then ticket_emails end
                """)
            .param("kind", kind.name())
            .param("ids", customerIds.stream().map(UUID::toString).toArray(String[]::new))
            .query(UUID.class)
            .list());
  }
}
