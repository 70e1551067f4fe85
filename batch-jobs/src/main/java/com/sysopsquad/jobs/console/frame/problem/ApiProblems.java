package com.sysopsquad.jobs.console.frame.problem;

import com.sysopsquad.billing.correction.CorrectionRefused;
import com.sysopsquad.billing.correction.NothingToCorrect;
import com.sysopsquad.billing.desk.DeskRefused;
import com.sysopsquad.billing.desk.NoSuchAccount;
import com.sysopsquad.billing.desk.NoSuchAlert;
import com.sysopsquad.billing.hold.NotOnHold;
import com.sysopsquad.billing.ledger.NoSuchCustomer;
import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import com.sysopsquad.flows.monitor.decision.DeadLetterRefused;
import com.sysopsquad.flows.monitor.note.AssignmentChanged;
import com.sysopsquad.flows.monitor.pause.NoSuchChannel;
import com.sysopsquad.flows.monitor.pause.PauseRefused;
import com.sysopsquad.flows.monitor.resend.NoSuchLoss;
import com.sysopsquad.flows.monitor.resend.NoSuchResend;
import com.sysopsquad.flows.monitor.resend.ResendRefused;
import com.sysopsquad.flows.monitor.trace.NoSuchTrace;
import com.sysopsquad.jobs.alarm.AlarmNotOpen;
import com.sysopsquad.jobs.alarm.NoSuchAlarm;
import com.sysopsquad.jobs.approval.NoSuchStart;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.InvalidQuery;
import com.sysopsquad.jobs.console.frame.NotAvailable;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.job.LaunchRefused;
import com.sysopsquad.jobs.job.NoSuchJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.AlreadyCompleted;
import com.sysopsquad.jobs.run.AlreadyRunning;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.NotRunning;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.neighbours.NeighbourAway;
import com.sysopsquad.neighbours.sysops.MoveNotPossible;
import com.sysopsquad.neighbours.sysops.NoSuchTicket;
import com.sysopsquad.web.UniqueKeys;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Returns every refusal and failure of the API as problem details whose detail says what to do. */
@ConditionalOnRole(Role.CONSOLE)
@RestControllerAdvice(annotations = ConsoleApi.class)
class ApiProblems extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ApiProblems.class);

  @ExceptionHandler({
    NoSuchJob.class,
    NoSuchRun.class,
    NoSuchStart.class,
    NoSuchAlarm.class,
    NoSuchSchedule.class,
    NoSuchDeadLetter.class,
    NoSuchResend.class,
    NoSuchLoss.class,
    NoSuchChannel.class,
    NoSuchTrace.class,
    NoSuchTicket.class,
    NoSuchAlert.class,
    NoSuchAccount.class,
    NoSuchCustomer.class,
    NothingToCorrect.class,
    UnknownEndpoint.class
  })
  ProblemDetail notThere(RuntimeException fact) {
    return problem(HttpStatus.NOT_FOUND, kind(fact), sentence(fact));
  }

  @ExceptionHandler(InvalidQuery.class)
  ProblemDetail notUnderstood(InvalidQuery fact) {
    return problem(HttpStatus.BAD_REQUEST, kind(fact), sentence(fact));
  }

  @ExceptionHandler({InvalidParameter.class, ResendRefused.class})
  ProblemDetail invalid(RuntimeException fact) {
    return problem(HttpStatus.UNPROCESSABLE_CONTENT, kind(fact), sentence(fact));
  }

  @ExceptionHandler({
    AlreadyRunning.class,
    AlreadyCompleted.class,
    NotRunning.class,
    LaunchRefused.class,
    DeadLetterRefused.class,
    AssignmentChanged.class,
    PauseRefused.class,
    NotOnHold.class,
    AlarmNotOpen.class,
    DeskRefused.class,
    CorrectionRefused.class
  })
  ProblemDetail refused(RuntimeException fact) {
    return problem(HttpStatus.CONFLICT, kind(fact), sentence(fact));
  }

  @ExceptionHandler(MoveNotPossible.class)
  ProblemDetail refused(MoveNotPossible fact) {
    return problem(HttpStatus.CONFLICT, kind(fact), sentence(fact));
  }

  @ExceptionHandler({NotAvailable.class, NeighbourAway.class})
  ProblemDetail notNow(RuntimeException fact) {
    return problem(HttpStatus.SERVICE_UNAVAILABLE, kind(fact), sentence(fact));
  }

  @ExceptionHandler(Exception.class)
  ProblemDetail failed(Exception failure, HttpServletResponse response) {
    if (DatabaseOutage.isBehind(failure)) {
      log.warn("The database cannot be reached: {}", failure.getMessage());
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseOutage.SECONDS_TO_WAIT));
      return problem(
          HttpStatus.SERVICE_UNAVAILABLE,
          "database-away",
          "Operations cannot reach its database. Try again later.");
    }
    log.error("A call of the API failed", failure);
    return problem(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "failure",
        "Operations could not answer. See its log for the cause.");
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem = problem(HttpStatus.BAD_REQUEST, "unreadable", unreadable(failure));
    return handleExceptionInternal(failure, problem, headers, status, request);
  }

  private static String unreadable(HttpMessageNotReadableException failure) {
    if (UniqueKeys.areMissing(failure)) {
      return "A key appears twice in this JSON. Use each key once.";
    }
    return failure.getCause() instanceof UnrecognizedPropertyException unknown
        ? "There is no field \"%s\" here. Use %s."
            .formatted(
                CardNumbers.mask(unknown.getPropertyName()),
                unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", ")))
        : "Send JSON such as {\"job\": \"payment\", \"parameters\": {\"billingDate\":"
            + " \"2026-12-01\"}}.";
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleTypeMismatch(
      TypeMismatchException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    String name =
        failure instanceof MethodArgumentTypeMismatchException argument
            ? argument.getName()
            : failure.getPropertyName();
    ProblemDetail problem =
        failure.getRequiredType() == UUID.class
            ? problem(
                HttpStatus.BAD_REQUEST,
                "not-an-id",
                "%s must be a whole ID: 36 characters with four hyphens.".formatted(name))
            : problem(
                HttpStatus.BAD_REQUEST,
                "not-a-number",
                "%s must be a whole number.".formatted(name));
    return handleExceptionInternal(failure, problem, headers, status, request);
  }

  private static ProblemDetail problem(HttpStatus status, String kind, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:sysopsquad:problem:" + kind));
    return problem;
  }

  private static String sentence(RuntimeException fact) {
    return Objects.requireNonNullElse(fact.getMessage(), "This is not possible.");
  }

  /** For example "already-running" of {@code AlreadyRunning}. */
  private static String kind(RuntimeException fact) {
    return fact.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
