package com.sysopsquad.portal.settings.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * All data of the customer quantum about a customer: the rows of all tables that refer to
 * customers, with their dependent rows. Secrets and hashes of secrets are left out.
 */
@Repository
class AccountData {

  // Credentials, which would be useful only to a thief.
  private static final List<String> SECRETS =
      List.of("password_hash", "token_hash", "public_key", "attestation", "attestation_data");

  private final JdbcClient jdbc;

  AccountData(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One JSON object: the customer, and a list for each table. */
  String of(UUID customerId) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("customer", rows("customer", "t.id = :customerId", customerId));
    for (String table : tables()) {
      parts.put(table, rows(table, "t.customer_id = :customerId", customerId));
    }
    parts.put("invoice_line", rows("invoice_line", within("invoice"), customerId));
    parts.put("ticket_event", rows("ticket_event", within("ticket"), customerId));
    return parts.entrySet().stream()
        .map(part -> "\"" + part.getKey() + "\": " + part.getValue())
        .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
  }

  private List<String> tables() {
    return jdbc.sql(
            """
            select table_name
            from information_schema.columns
            where table_schema = 'customer' and column_name = 'customer_id'
              and table_name ~ '^[a-z_]+$'
            order by table_name
            """)
        .query(String.class)
        .list();
  }

  private String rows(String table, String condition, UUID customerId) {
    return jdbc.sql(
            """
            select coalesce(jsonb_agg(to_jsonb(t) - :secrets::text[]), '[]')::text
            from customer.%s t
            where %s
            """
                .formatted(table, condition))
        .param("secrets", SECRETS.toArray(String[]::new))
        .param("customerId", customerId)
        .query(String.class)
        .single();
  }

  private static String within(String parent) {
    return "t.%1$s_id in (select id from customer.%1$s where customer_id = :customerId)"
        .formatted(parent);
  }
}
