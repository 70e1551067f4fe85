package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.database.ColumnArrays;
import com.sysopsquad.flows.message.CustomerDetails;
import java.util.List;
import org.springframework.jdbc.core.JdbcOperations;

/** The customers as billing needs them: the recipients of invoices. */
class Accounts {

  private final JdbcOperations batches;

  Accounts(JdbcOperations batches) {
    this.batches = batches;
  }

  /** Stores the customers, each at most once; an older version changes nothing. */
  void store(List<CustomerDetails> customers) {
    batches.update(
        """
        insert into billing.account as present
               (customer_id, version, name, email, street, city, state, postal_code)
        select *
          from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
                      ?::text[], ?::text[])
         order by 1
            on conflict (customer_id) do update
           set version = excluded.version, name = excluded.name, email = excluded.email,
               street = excluded.street, city = excluded.city, state = excluded.state,
               postal_code = excluded.postal_code
         where present.version < excluded.version
        """,
        new ColumnArrays<>(customers)
            .texts(CustomerDetails::customerId)
            .longs(CustomerDetails::version)
            .texts(CustomerDetails::name)
            .texts(CustomerDetails::email)
            .texts(CustomerDetails::street)
            .texts(CustomerDetails::city)
            .texts(CustomerDetails::state)
            .texts(CustomerDetails::postalCode));
  }
}
