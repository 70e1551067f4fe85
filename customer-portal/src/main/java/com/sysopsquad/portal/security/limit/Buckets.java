package com.sysopsquad.portal.security.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.CustomColumnProvider;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.remote.RemoteBucketState;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Limits by token buckets. All replicas use the same buckets, which are in the database and
 * identify their owners only by a hash.
 */
@Component
public class Buckets {

  private static final long NANOS_A_MILLI = 1_000_000;

  private final ProxyManager<byte[]> buckets;
  private final JdbcClient jdbc;
  private final Clock clock;

  Buckets(DataSource database, JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
    PrimaryKeyMapper<byte[]> hash = (statement, place, key) -> statement.setBytes(place, key);
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(hash)
            .table("customer.bucket")
            .idColumn("owner_hash")
            .stateColumn("state")
            .clientClock(new ClockMeter(clock))
            .addCustomColumn(new FullAgainAt())
            .build();
  }

  /** The bucket of this owner; a full one if nothing was taken from it recently. */
  public Bucket of(String owner, int capacity, Duration window) {
    BucketConfiguration limit =
        BucketConfiguration.builder()
            .addLimit(one -> one.capacity(capacity).refillGreedy(capacity, window))
            .build();
    return buckets.getProxy(Tokens.hash(owner), () -> limit);
  }

  /** Buckets that are full again do not have to be kept. */
  @Scheduled(cron = "30 * * * * *")
  void forgetFull() {
    jdbc.sql("delete from customer.bucket where full_again_at < ?").param(clock.millis()).update();
  }

  /** When a bucket may be deleted; the library's own column uses another clock than ours. */
  private static final class FullAgainAt implements CustomColumnProvider<byte[]> {

    @Override
    public void setCustomField(
        byte[] key, int place, PreparedStatement statement, RemoteBucketState state, long nanos)
        throws SQLException {
      long full = nanos + state.calculateFullRefillingTime(nanos);
      statement.setLong(place, full / NANOS_A_MILLI);
    }

    @Override
    public String getCustomFieldName() {
      return "full_again_at";
    }
  }

  /** The time of our clock. */
  private record ClockMeter(Clock clock) implements TimeMeter {

    @Override
    public long currentTimeNanos() {
      return clock.millis() * NANOS_A_MILLI;
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }
}
