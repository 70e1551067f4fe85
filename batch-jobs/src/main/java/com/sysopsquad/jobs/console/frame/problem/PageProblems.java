package com.sysopsquad.jobs.console.frame.problem;

import com.sysopsquad.billing.correction.NothingToCorrect;
import com.sysopsquad.billing.desk.NoSuchAccount;
import com.sysopsquad.billing.desk.NoSuchAlert;
import com.sysopsquad.flows.database.DatabaseOutage;
import com.sysopsquad.flows.monitor.deadletter.NoSuchDeadLetter;
import com.sysopsquad.flows.monitor.pause.NoSuchChannel;
import com.sysopsquad.flows.monitor.trace.NoSuchTrace;
import com.sysopsquad.jobs.alarm.NoSuchAlarm;
import com.sysopsquad.jobs.approval.NoSuchStart;
import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.NotAvailable;
import com.sysopsquad.jobs.job.NoSuchJob;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.schedule.definition.NoSuchSchedule;
import com.sysopsquad.neighbours.NeighbourAway;
import com.sysopsquad.neighbours.sysops.NoSuchTicket;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** Shows problems as a sentence on a page. */
@ConditionalOnRole(Role.CONSOLE)
@ControllerAdvice(annotations = ConsolePage.class)
class PageProblems {

  private static final Logger log = LoggerFactory.getLogger(PageProblems.class);

  @ExceptionHandler({
    NoSuchJob.class,
    NoSuchRun.class,
    NoSuchStart.class,
    NoSuchAlarm.class,
    NoSuchSchedule.class,
    NoSuchDeadLetter.class,
    NoSuchChannel.class,
    NoSuchTrace.class,
    NoSuchTicket.class,
    NoSuchAlert.class,
    NoSuchAccount.class,
    NothingToCorrect.class
  })
  ModelAndView notThere(RuntimeException fact) {
    return page("error/404", sentence(fact), HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ModelAndView notANumber(MethodArgumentTypeMismatchException fact) {
    return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
  }

  /**
   * Handles everything that the database causes; everything else is left to the default handlers.
   */
  @ExceptionHandler(Exception.class)
  ModelAndView failed(Exception failure, HttpServletResponse response) throws Exception {
    if (!DatabaseOutage.isBehind(failure)) {
      throw failure;
    }
    response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(DatabaseOutage.SECONDS_TO_WAIT));
    log.warn("A page could not be shown", failure);
    return page(
        "error/5xx",
        "Operations cannot reach its database. Nothing is lost. Try again later.",
        HttpStatus.SERVICE_UNAVAILABLE);
  }

  @ExceptionHandler({NotAvailable.class, NeighbourAway.class})
  ModelAndView notNow(RuntimeException fact) {
    return page("error/5xx", sentence(fact), HttpStatus.SERVICE_UNAVAILABLE);
  }

  private static ModelAndView page(String view, String problem, HttpStatus status) {
    return new ModelAndView(view, Map.of("problem", problem), status);
  }

  private static String sentence(RuntimeException fact) {
    return Objects.requireNonNullElse(fact.getMessage(), "Nothing found here.");
  }
}
