package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.message.PaymentProblem;
import com.sysopsquad.flows.paymentproblem.PaymentProblemArrivals;
import com.sysopsquad.portal.display.Formats;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Turns payment problems into notices, each once, in one statement whatever their number. */
@Service
class ArrivingPaymentProblems implements PaymentProblemArrivals {

  private final JdbcClient jdbc;
  private final QueueingNotifications letters;
  private final Formats formats;

  ArrivingPaymentProblems(JdbcClient jdbc, QueueingNotifications letters, Formats formats) {
    this.jdbc = jdbc;
    this.letters = letters;
    this.formats = formats.in(Locale.US);
  }

  @Override
  public void arrived(List<PaymentProblem> problems) {
    jdbc.sql(
            """
            insert into customer.notice
                (id, customer_id, plan_id, period_start, period_end, total_minor, currency, reason,
                 advice, raised_at)
            select *
            from unnest(:ids::uuid[], :customers::uuid[], :plans::uuid[], :starts::date[],
                        :ends::date[], :totals::bigint[], :currencies::text[], :reasons::text[],
                        :advices::text[], :raised::timestamptz[])
            on conflict (id) do nothing
            """)
        .param("ids", column(problems, PaymentProblem::problemId))
        .param("customers", column(problems, PaymentProblem::customerId))
        .param("plans", column(problems, PaymentProblem::planId))
        .param("starts", column(problems, PaymentProblem::periodStart))
        .param("ends", column(problems, PaymentProblem::periodEnd))
        .param("totals", column(problems, PaymentProblem::totalMinor))
        .param("currencies", column(problems, PaymentProblem::currency))
        .param("reasons", column(problems, PaymentProblem::reason))
        .param("advices", column(problems, PaymentProblem::advice))
        .param("raised", column(problems, PaymentProblem::at))
        .update();
    letters.queue(() -> problems.stream().map(this::letter).toList());
  }

  private Letter letter(PaymentProblem problem) {
    String text =
        """
        %s for %s did not go through.

        %s %s"""
            .formatted(
                charge(problem),
                formats.period(problem.periodStart(), problem.periodEnd()),
                problem.reason(),
                problem.advice());
    return new Letter(
        Letter.Kind.PAYMENT_PROBLEM,
        problem.problemId(),
        problem.customerId(),
        "A charge did not go through",
        text);
  }

  private String charge(PaymentProblem problem) {
    Long total = problem.totalMinor();
    String currency = problem.currency();
    return total == null || currency == null
        ? "your charge"
        : "your charge of " + formats.money(total, currency);
  }

  private static @Nullable String[] column(
      List<PaymentProblem> problems, Function<PaymentProblem, @Nullable Object> value) {
    return problems.stream()
        .map(value)
        .map(each -> each == null ? null : each.toString())
        .toArray(String[]::new);
  }
}
