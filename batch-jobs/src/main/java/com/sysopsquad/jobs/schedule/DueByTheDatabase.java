package com.sysopsquad.jobs.schedule;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;

/**
 * Lets a node whose own clock is ahead fire nothing early, and take nothing for missed: what is due
 * is decided by the database's clock. Quartz itself asks the clock of the machine. Such a node
 * looks for what is due every five seconds, so that it starts up to five seconds late.
 *
 * <p>Public for Quartz, which makes it by name.
 */
public class DueByTheDatabase extends PostgreSQLDelegate {

  /**
   * So long before it is due, Quartz takes a trigger. Within this time it also notices a schedule
   * that another node has changed.
   */
  static final long AHEAD_MILLIS = 5_000;

  /** So much later than it was due, a trigger counts as missed. */
  static final long MISSED_MILLIS = 60_000;

  /** So much the two clocks may differ. */
  private static final long AGREED_MILLIS = 1_000;

  @Override
  public List<TriggerKey> selectTriggerToAcquire(
      Connection connection, long noLaterThan, long noEarlierThan, int maxCount)
      throws SQLException {
    long now = now(connection);
    return noLaterThan > now + AHEAD_MILLIS + AGREED_MILLIS
        ? super.selectTriggerToAcquire(
            connection, now, Math.min(noEarlierThan, now - MISSED_MILLIS), maxCount)
        : super.selectTriggerToAcquire(connection, noLaterThan, noEarlierThan, maxCount);
  }

  @Override
  public boolean hasMisfiredTriggersInState(
      Connection connection, String state, long before, int count, List<TriggerKey> found)
      throws SQLException {
    return super.hasMisfiredTriggersInState(
        connection, state, missed(connection, before), count, found);
  }

  @Override
  public int countMisfiredTriggersInState(Connection connection, String state, long before)
      throws SQLException {
    return super.countMisfiredTriggersInState(connection, state, missed(connection, before));
  }

  private static long missed(Connection connection, long before) throws SQLException {
    long missed = now(connection) - MISSED_MILLIS;
    return before > missed + AGREED_MILLIS ? missed : before;
  }

  private static long now(Connection connection) throws SQLException {
    try (Statement question = connection.createStatement();
        ResultSet row =
            question.executeQuery(
                "select (extract(epoch from clock_timestamp()) * 1000)::bigint")) {
      row.next();
      return row.getLong(1);
    }
  }
}
