package com.sysopsquad.portal.notification;

import static com.sysopsquad.flows.database.ColumnArrays.column;

import com.sysopsquad.flows.paymentproblem.PaymentProblem;
import com.sysopsquad.flows.paymentproblem.PaymentProblemReceiver;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.PortalAddress;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Turns payment problems into notices, each once, in one statement whatever their number. */
@Service
class ArrivingPaymentProblems implements PaymentProblemReceiver {

  private final JdbcClient jdbc;
  private final QueueingNotifications emails;
  private final PortalAddress portal;

  ArrivingPaymentProblems(JdbcClient jdbc, QueueingNotifications emails, PortalAddress portal) {
    this.jdbc = jdbc;
    this.emails = emails;
    this.portal = portal;
  }

  @Override
  public void receive(List<PaymentProblem> problems) {
    jdbc.sql(
            """
            insert into customer.notice
                (id, customer_id, plan_id, period_start, period_end, total_minor, currency, kind,
                 reason, advice, raised_at)
            select *
            from unnest(:ids::uuid[], :customers::uuid[], :plans::uuid[], :starts::date[],
                        :ends::date[], :totals::bigint[], :currencies::text[], :kinds::text[],
                        :reasons::text[], :advices::text[], :raised::timestamptz[])
            on conflict (id) do nothing
            """)
        .param("ids", column(problems, PaymentProblem::problemId))
        .param("customers", column(problems, PaymentProblem::customerId))
        .param("plans", column(problems, PaymentProblem::planId))
        .param("starts", column(problems, PaymentProblem::periodStart))
        .param("ends", column(problems, PaymentProblem::periodEnd))
        .param("totals", column(problems, PaymentProblem::totalMinor))
        .param("currencies", column(problems, PaymentProblem::currency))
        .param("kinds", column(problems, PaymentProblem::kind))
        .param("reasons", column(problems, PaymentProblem::reason))
        .param("advices", column(problems, PaymentProblem::advice))
        .param("raised", column(problems, PaymentProblem::at))
        .update();
    emails.queue(() -> problems.stream().map(this::email).toList());
  }

  private Email email(PaymentProblem problem) {
    ProblemTexts texts = new ProblemTexts(problem.kind(), problem.reason(), problem.advice());
    BillingPeriod period = new BillingPeriod(problem.periodStart(), problem.periodEnd());
    Long total = problem.totalMinor();
    String currency = problem.currency();
    return total == null || currency == null
        ? email(
            problem, "email.payment-problem", period, texts.why(), texts.whatToDo(), portal.of("/"))
        : email(
            problem,
            "email.payment-problem-amount",
            period,
            texts.why(),
            texts.whatToDo(),
            portal.of("/"),
            new Money(total, currency));
  }

  private static Email email(PaymentProblem problem, String code, Object... arguments) {
    return Email.of(
            Email.Kind.PAYMENT_PROBLEM, problem.problemId(), problem.customerId(), code, arguments)
        .inThread(Email.ofPeriod(problem.planId(), problem.periodStart()));
  }
}
