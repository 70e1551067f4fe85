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

/** What customers prefer. */
@Repository
public class Preferences {

  /** E-mails that a customer can do without. */
  public enum OptionalEmails {
    INVOICES,
    TICKETS
  }

  /**
   * One customer's wishes.
   *
   * @param timeZone in which moments are told; null: that of the business
   * @param invoiceEmails whether each new invoice is told by e-mail
   * @param ticketEmails whether what happens to tickets is told by e-mail
   * @param language of pages and e-mails
   * @param theme of pages
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

  /** What the customer prefers. */
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

  /** Remembers what the customer prefers. */
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

  /** Remembers in which language the customer wants pages and e-mails. */
  public void speak(UUID customerId, Language language) {
    jdbc.sql("update customer.customer set language = :language where id = :id")
        .param("language", language.code())
        .param("id", customerId)
        .update();
  }

  /** In which languages the customers want e-mails. */
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

  /** Those of the customers who do without these e-mails. */
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
