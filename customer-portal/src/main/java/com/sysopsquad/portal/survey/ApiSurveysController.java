package com.sysopsquad.portal.survey;

import com.sysopsquad.portal.api.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers to the surveys on a customer's tickets. */
@RestController
@RequestMapping("/api/v1/customers/{customer}/tickets/{id}/survey")
@Tag(name = "Tickets")
class ApiSurveysController {

  private final AnsweringSurveys answering;

  ApiSurveysController(AnsweringSurveys answering) {
    this.answering = answering;
  }

  @PutMapping(
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Answer the survey on a resolved ticket; only the first answer counts")
  void answerSurvey(Caller caller, @PathVariable UUID id, @Valid @RequestBody SurveyBody survey) {
    answering.answer(caller.customerId(), id, survey.rating(), survey.words());
  }
}
