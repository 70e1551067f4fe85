package com.sysopsquad.flows.monitor.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.flows.delivery.TestQuantum;
import com.sysopsquad.flows.delivery.outbox.ReplayOutbox;
import com.sysopsquad.platform.TestPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Those of a paused replay that have no result are passed over one by one, so not each time. */
class SendingReplaysIntegrationTests {

  private static final TestPlatform.Database DATABASE = TestQuantum.database("billing");

  @AutoClose
  private static final TestQuantum BILLING =
      TestQuantum.start("billing", DATABASE, ReplayConfiguration.class);

  @Test
  void whatHasNoResultIsNotLookedForAgainAtOnceIfThereWasNone() {
    BILLING.bean("sendingReplays", SmartLifecycle.class).stop();
    DataSource application = DATABASE.app();
    Noting noting = new Noting(application);
    SendingReplays sending =
        new SendingReplays(
            JdbcClient.create(noting),
            new TransactionTemplate(new JdbcTransactionManager(application)),
            BILLING.bean(ReplayOutbox.class),
            10,
            Duration.ofHours(1));

    sending.sendNext();
    sending.sendNext();
    sending.sendNext();

    assertThat(noting.queries)
        .filteredOn(query -> query.contains("with recursive asked"))
        .hasSize(3);
    assertThat(noting.queries).filteredOn(query -> query.contains("power(2,")).hasSize(1);
  }

  /** Notes each query. */
  private static final class Noting extends JdbcTemplate {

    private final List<String> queries = new ArrayList<>();

    Noting(DataSource database) {
      super(database);
    }

    @Override
    public <T extends @Nullable Object> T query(
        PreparedStatementCreator question, ResultSetExtractor<T> answer) {
      queries.add(String.valueOf(((SqlProvider) question).getSql()));
      return super.query(question, answer);
    }
  }
}
