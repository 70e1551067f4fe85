package com.sysopsquad.portal.survey;

import com.sysopsquad.flows.masking.CardNumbers;
import com.sysopsquad.flows.survey.SurveyAnswered;
import com.sysopsquad.flows.survey.SurveyGateway;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accepts a customer's answer and passes it on to reporting. */
@Service
public class AnsweringSurveys {

  static final int LONGEST_COMMENT = 2_000;

  private final Surveys surveys;
  private final Tickets tickets;
  private final SurveyGateway reporting;
  private final Clock clock;

  AnsweringSurveys(Surveys surveys, Tickets tickets, SurveyGateway reporting, Clock clock) {
    this.surveys = surveys;
    this.tickets = tickets;
    this.reporting = reporting;
    this.clock = clock;
  }

  /**
   * Sends the answer to reporting and records that there is one; a second one changes nothing.
   *
   * @param rating 1 to 5
   * @param comment may be empty
   * @throws com.sysopsquad.portal.ticket.NoSuchTicket if it is not this customer's
   * @throws SurveyNotPossible if the ticket is not resolved, or the answer is empty
   */
  @Transactional
  public void answer(UUID customerId, UUID ticketId, int rating, String comment) {
    if (!tickets.get(customerId, ticketId).progress().isDone()) {
      throw new SurveyNotPossible("survey.not-resolved");
    }
    if (rating < 1 || rating > 5) {
      throw SurveyNotPossible.at("rating", "survey.rating-missing");
    }
    String words = TypedText.lines(comment);
    if (TypedText.isLonger(words, LONGEST_COMMENT)) {
      throw SurveyNotPossible.at("comment", "survey.comment-too-long", LONGEST_COMMENT);
    }
    if (CardNumbers.in(words)) {
      throw SurveyNotPossible.at("comment", "page.card-number");
    }
    Instant now = clock.instant();
    if (surveys.add(ticketId, customerId, now)) {
      reporting.send(
          List.of(
              new SurveyAnswered(
                  ticketId, customerId, rating, words.isEmpty() ? null : words, now)));
    }
  }
}
