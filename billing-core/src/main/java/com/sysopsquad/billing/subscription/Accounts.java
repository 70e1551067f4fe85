package com.sysopsquad.billing.subscription;

import com.sysopsquad.flows.message.CustomerDetails;
import java.util.Collection;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The customers as billing needs them: whom an invoice is addressed to. */
class Accounts {

  private final JdbcClient jdbc;

  Accounts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores the customers, each at most once; an older version changes nothing. */
  void store(Collection<CustomerDetails> customers) {
    jdbc.sql(
            """
            insert into billing.account as present
                   (customer_id, version, name, email, street, city, state, postal_code)
            select *
              from unnest(:ids::uuid[], :versions::bigint[], :names::text[], :emails::text[],
                          :streets::text[], :cities::text[], :states::text[], :codes::text[])
             order by 1
                on conflict (customer_id) do update
               set version = excluded.version, name = excluded.name, email = excluded.email,
                   street = excluded.street, city = excluded.city, state = excluded.state,
                   postal_code = excluded.postal_code
             where present.version < excluded.version
            """)
        .param("ids", texts(customers, customer -> customer.customerId().toString()))
        .param("versions", customers.stream().map(CustomerDetails::version).toArray(Long[]::new))
        .param("names", texts(customers, CustomerDetails::name))
        .param("emails", texts(customers, CustomerDetails::email))
        .param("streets", texts(customers, CustomerDetails::street))
        .param("cities", texts(customers, CustomerDetails::city))
        .param("states", texts(customers, CustomerDetails::state))
        .param("codes", texts(customers, CustomerDetails::postalCode))
        .update();
  }

  private static String[] texts(
      Collection<CustomerDetails> customers, Function<CustomerDetails, String> field) {
    return customers.stream().map(field).toArray(String[]::new);
  }
}
