package com.sysopsquad.neighbours.reporting;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.survey.SurveyReceiver;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All answers to surveys, one per ticket, in one statement whatever their number. */
class SurveyAnswers implements SurveyReceiver {

  private final JdbcClient jdbc;
  private final Clock clock;

  SurveyAnswers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void receive(List<SurveyAnswered> answers) {
    jdbc.sql(
            """
            insert into reporting.survey_answer
                (ticket_id, customer_id, rating, comment, answered_at, arrived_at)
            select a.*, :now::timestamptz
            from unnest(:tickets::uuid[], :customers::uuid[], :ratings::smallint[],
                        :comments::text[], :answered::timestamptz[]) a
            on conflict (ticket_id) do nothing
            """)
        .param("now", clock.instant().toString())
        .param("tickets", column(answers, SurveyAnswered::ticketId))
        .param("customers", column(answers, SurveyAnswered::customerId))
        .param("ratings", column(answers, SurveyAnswered::rating))
        .param("comments", column(answers, SurveyAnswered::comment))
        .param("answered", column(answers, SurveyAnswered::at))
        .update();
  }
}
