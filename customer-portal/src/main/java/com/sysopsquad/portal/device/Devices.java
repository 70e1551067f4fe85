package com.sysopsquad.portal.device;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All registered devices; each is visible only to its customer. */
@Repository
public class Devices {

  private final JdbcClient jdbc;
  private final Clock clock;

  Devices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The customer's devices by name; a plan that has ended covers none. */
  public List<Device> of(UUID customerId, LocalDate today) {
    return jdbc.sql(
            """
            select d.id, d.kind, d.make, d.model, d.serial, p.id as plan_id
            from customer.device d
            left join customer.plan p
              on p.id = d.plan_id and (p.ends_on is null or p.ends_on > :today)
            where d.customer_id = :customerId and d.removed_at is null
            order by lower(d.make), lower(d.model), d.id
            """)
        .param("customerId", customerId)
        .param("today", today)
        .query((row, number) -> device(row))
        .list();
  }

  /**
   * Makes the plan cover exactly these of the customer's devices; those that another plan covers
   * stay with it.
   *
   * @return how many it covers now
   */
  public int cover(UUID customerId, UUID planId, Collection<UUID> deviceIds, LocalDate today) {
    jdbc.sql(
            """
            update customer.device
            set plan_id = null
            where plan_id = :planId and customer_id = :customerId and id <> all (:ids::uuid[])
            """)
        .param("planId", planId)
        .param("customerId", customerId)
        .param("ids", texts(deviceIds))
        .update();
    return jdbc.sql(
            """
            update customer.device d
            set plan_id = :planId
            where d.customer_id = :customerId and d.removed_at is null and d.id = any (:ids::uuid[])
              and not exists (select from customer.plan p
                              where p.id = d.plan_id and p.id <> :planId
                                and (p.ends_on is null or p.ends_on > :today))
            """)
        .param("planId", planId)
        .param("customerId", customerId)
        .param("ids", texts(deviceIds))
        .param("today", today)
        .update();
  }

  /** Adds a new device; false if this id is already known. */
  boolean add(UUID customerId, Device device) {
    return jdbc.sql(
                """
                insert into customer.device
                    (id, customer_id, kind, make, model, serial, registered_at)
                values (:id, :customerId, :kind, :make, :model, :serial, :now)
                on conflict (id) do nothing
                """)
            .param("id", device.id())
            .param("customerId", customerId)
            .param("kind", device.kind().name())
            .param("make", device.make())
            .param("model", device.model())
            .param("serial", device.serial())
            .param("now", now())
            .update()
        == 1;
  }

  /** Removes a device; a removed one stays removed. */
  void remove(UUID id) {
    jdbc.sql(
            """
            update customer.device set removed_at = :now, plan_id = null
            where id = :id and removed_at is null
            """)
        .param("id", id)
        .param("now", now())
        .update();
  }

  /** The customer's device with this id, removed or not. */
  Optional<Device> find(UUID customerId, UUID id) {
    return jdbc.sql(
            """
            select id, kind, make, model, serial, plan_id
            from customer.device
            where id = :id and customer_id = :customerId
            """)
        .param("id", id)
        .param("customerId", customerId)
        .query((row, number) -> device(row))
        .optional();
  }

  /** How many devices the customer has. */
  long count(UUID customerId) {
    return jdbc.sql(
            """
            select count(*) from customer.device
            where customer_id = :customerId and removed_at is null
            """)
        .param("customerId", customerId)
        .query(Long.class)
        .single();
  }

  private OffsetDateTime now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }

  private static String[] texts(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).toArray(String[]::new);
  }

  private static Device device(ResultSet row) throws SQLException {
    return new Device(
        row.getObject("id", UUID.class),
        DeviceKind.valueOf(row.getString("kind")),
        row.getString("make"),
        row.getString("model"),
        row.getString("serial"),
        row.getObject("plan_id", UUID.class));
  }
}
