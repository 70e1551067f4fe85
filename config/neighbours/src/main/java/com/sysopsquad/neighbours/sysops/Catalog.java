package com.sysopsquad.neighbours.sysops;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.pricing.PriceVersion;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalog of support contracts at its source; unchanged rows keep their time of change. */
class Catalog {

  private final JdbcClient jdbc;

  Catalog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores contracts; returns how many are new or changed. */
  int store(Collection<OfferedContract> contracts) {
    return jdbc.sql(
            """
            insert into sysops.contract as present
                   (code, name, description, response_hours, max_devices)
            select *
              from unnest(:codes::text[], :names::text[], :descriptions::text[], :hours::int[],
                          :devices::int[])
                on conflict (code) do update
               set name = excluded.name, description = excluded.description,
                   response_hours = excluded.response_hours, max_devices = excluded.max_devices,
                   withdrawn_on = null, changed_at = clock_timestamp()
             where (present.name, present.description, present.response_hours, present.max_devices,
                    present.withdrawn_on)
                   is distinct from
                   (excluded.name, excluded.description, excluded.response_hours,
                    excluded.max_devices, null)
            """)
        .param("codes", column(contracts, OfferedContract::code))
        .param("names", column(contracts, OfferedContract::name))
        .param("descriptions", column(contracts, OfferedContract::description))
        .param(
            "hours", contracts.stream().map(OfferedContract::responseHours).toArray(Integer[]::new))
        .param(
            "devices", contracts.stream().map(OfferedContract::maxDevices).toArray(Integer[]::new))
        .update();
  }

  /** Stores prices; returns how many are new or changed. */
  int storePrices(List<PriceVersion> prices) {
    return jdbc.sql(
            """
            insert into sysops.contract_price as present
                   (contract_code, effective_from, currency, monthly_minor)
            select *
              from unnest(:codes::text[], :days::date[], :currencies::text[], :amounts::bigint[])
                on conflict (contract_code, effective_from) do update
               set currency = excluded.currency, monthly_minor = excluded.monthly_minor,
                   changed_at = clock_timestamp()
             where (present.currency, present.monthly_minor)
                   is distinct from (excluded.currency, excluded.monthly_minor)
            """)
        .param("codes", column(prices, PriceVersion::contractCode))
        .param("days", column(prices, price -> price.effectiveFrom().toString()))
        .param("currencies", column(prices, price -> price.monthly().currency()))
        .param(
            "amounts", prices.stream().map(price -> price.monthly().minor()).toArray(Long[]::new))
        .update();
  }

  /** Removes the prices of these contracts that are not in the list; returns how many. */
  int keepOnly(List<PriceVersion> prices) {
    return jdbc.sql(
            """
            with kept as (
              select * from unnest(:codes::text[], :days::date[]) as kept (code, effective_from)
            )
            delete from sysops.contract_price price
             where contract_code in (select code from kept)
               and not exists (select from kept
                                where kept.code = price.contract_code
                                  and kept.effective_from = price.effective_from)
            """)
        .param("codes", column(prices, PriceVersion::contractCode))
        .param("days", column(prices, price -> price.effectiveFrom().toString()))
        .update();
  }

  /** Withdraws the contracts that are not in the list; returns how many. */
  int withdrawAllBut(Collection<OfferedContract> contracts, LocalDate today) {
    return jdbc.sql(
            """
            update sysops.contract
               set withdrawn_on = :today, changed_at = clock_timestamp()
             where withdrawn_on is null and code <> all (:codes::text[])
            """)
        .param("today", today)
        .param("codes", column(contracts, OfferedContract::code))
        .update();
  }
}
