package com.sysopsquad.jobs.console.page;

import com.sysopsquad.flows.monitor.NoSuchDeadLetter;
import com.sysopsquad.jobs.run.NoSuchJob;
import com.sysopsquad.jobs.run.NoSuchRun;
import com.sysopsquad.jobs.run.Outage;
import com.sysopsquad.jobs.schedule.NoSuchSchedule;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What cannot be shown, in a sentence. */
@ControllerAdvice(basePackageClasses = PageProblems.class)
class PageProblems {

  private static final Logger log = LoggerFactory.getLogger(PageProblems.class);
  private static final String SECONDS_TO_WAIT = "10";

  @ExceptionHandler({
    NoSuchJob.class,
    NoSuchRun.class,
    NoSuchSchedule.class,
    NoSuchDeadLetter.class
  })
  ModelAndView notThere(RuntimeException fact) {
    String sentence = fact.getMessage() == null ? "There is nothing here." : fact.getMessage();
    return new ModelAndView("error/404", Map.of("problem", sentence), HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ModelAndView notANumber(MethodArgumentTypeMismatchException fact) {
    return new ModelAndView("error/404", HttpStatus.NOT_FOUND);
  }

  /** Whatever the database is behind; everything else is left to those who know it. */
  @ExceptionHandler(Exception.class)
  ModelAndView failed(Exception failure, HttpServletResponse response) throws Exception {
    if (!Outage.isOfDatabase(failure)) {
      throw failure;
    }
    return away(failure, response);
  }

  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ModelAndView away(Exception failure, HttpServletResponse response) {
    response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT);
    log.warn("A page could not be shown", failure);
    return new ModelAndView(
        "error/5xx",
        Map.of(
            "problem",
            "The database cannot be reached, so this cannot be shown or done at the moment."
                + " Nothing is lost; try again when it is back."),
        HttpStatus.SERVICE_UNAVAILABLE);
  }
}
