package com.sysopsquad.portal.catalog;

import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.flows.pricing.PriceList;
import com.sysopsquad.flows.pricing.PriceVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The customer quantum's replica of the contract catalog, which contractSync updates. */
@Repository
public class Contracts {

  private final JdbcClient jdbc;

  Contracts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The contracts that are available for a plan that starts on that day, by code. */
  public List<SupportContract> onSale(LocalDate startsOn) {
    return jdbc.sql(
            """
            select c.code, c.name, c.description, c.response_hours, c.max_devices
            from catalog.contract c
            where (c.withdrawn_on is null or c.withdrawn_on > :startsOn)
              and exists (select from catalog.contract_price p
                          where p.contract_code = c.code and p.effective_from <= :startsOn)
            order by c.code
            """)
        .param("startsOn", startsOn)
        .query((row, number) -> contract(row))
        .list();
  }

  /** The descriptions of the catalog, of which there are few. */
  public List<String> descriptions(int atMost) {
    return jdbc.sql("select distinct description from catalog.contract order by 1 limit :atMost")
        .param("atMost", atMost)
        .query(String.class)
        .list();
  }

  /** Available contracts for a plan that starts on that day whose text matches the search. */
  public List<ContractOffer> offers(LocalDate startsOn, String lookedFor, int atMost) {
    return offers(startsOn, lookedFor, List.of(), atMost);
  }

  /** The same, and those with one of these descriptions. */
  public List<ContractOffer> offers(
      LocalDate startsOn, String lookedFor, List<String> described, int atMost) {
    return jdbc.sql(
            """
            select c.code, c.name, c.description, c.response_hours, c.max_devices, c.withdrawn_on,
                   p.monthly_minor, p.currency, p.effective_from,
                   later.monthly_minor as later_minor, later.currency as later_currency,
                   later.effective_from as later_from
            from catalog.contract c
            cross join lateral (
                select monthly_minor, currency, effective_from from catalog.contract_price
                where contract_code = c.code and effective_from <= :startsOn
                order by effective_from desc limit 1) p
            left join lateral (
                select monthly_minor, currency, effective_from from catalog.contract_price
                where contract_code = c.code and effective_from > :startsOn
                order by effective_from limit 1) later on true
            where (c.withdrawn_on is null or c.withdrawn_on > :startsOn)
              and (position(lower(:lookedFor) in lower(c.name || ' ' || c.description)) > 0
                   or c.description = any(:described::text[]))
            order by p.currency desc, p.monthly_minor, c.code
            limit :atMost
            """)
        .param("startsOn", startsOn)
        .param("lookedFor", lookedFor)
        .param("described", described.toArray(String[]::new))
        .param("atMost", atMost)
        .query((row, number) -> offer(row))
        .list();
  }

  /** The contract with this code, withdrawn or not. */
  public Optional<SupportContract> find(String code) {
    return named(List.of(code)).stream().findFirst();
  }

  /** Whether the contract is available for a plan, or a period, that starts on that day. */
  public boolean sells(String code, LocalDate startsOn) {
    return jdbc.sql(
            """
            select exists (
                select from catalog.contract c
                join catalog.contract_price p on p.contract_code = c.code
                where c.code = :code
                  and (c.withdrawn_on is null or c.withdrawn_on > :startsOn)
                  and p.effective_from <= :startsOn)
            """)
        .param("code", code)
        .param("startsOn", startsOn)
        .query(Boolean.class)
        .single();
  }

  /** The contracts with these codes, including withdrawn ones. */
  public List<SupportContract> named(Collection<String> codes) {
    return codes.isEmpty()
        ? List.of()
        : jdbc.sql(
                """
                select code, name, description, response_hours, max_devices
                from catalog.contract
                where code in (:codes)
                """)
            .param("codes", codes)
            .query((row, number) -> contract(row))
            .list();
  }

  /** The prices of the contracts with these codes, over time. */
  public PriceList pricesOf(Collection<String> codes) {
    List<PriceVersion> versions =
        codes.isEmpty()
            ? List.of()
            : jdbc.sql(
                    """
                    select contract_code, effective_from, monthly_minor, currency
                    from catalog.contract_price
                    where contract_code in (:codes)
                    """)
                .param("codes", codes)
                .query((row, number) -> priceVersion(row))
                .list();
    return PriceList.of(versions);
  }

  private static SupportContract contract(ResultSet row) throws SQLException {
    return new SupportContract(
        row.getString("code"),
        row.getString("name"),
        row.getString("description"),
        row.getInt("response_hours"),
        row.getInt("max_devices"));
  }

  private static ContractOffer offer(ResultSet row) throws SQLException {
    long later = row.getLong("later_minor");
    return new ContractOffer(
        contract(row),
        new Money(row.getLong("monthly_minor"), row.getString("currency")),
        row.getObject("effective_from", LocalDate.class),
        row.getString("later_currency") == null
            ? null
            : new Money(later, row.getString("later_currency")),
        row.getObject("later_from", LocalDate.class),
        row.getObject("withdrawn_on", LocalDate.class));
  }

  private static PriceVersion priceVersion(ResultSet row) throws SQLException {
    return new PriceVersion(
        row.getString("contract_code"),
        row.getObject("effective_from", LocalDate.class),
        new Money(row.getLong("monthly_minor"), row.getString("currency")));
  }
}
