package com.sysopsquad.portal.survey;

import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.Tickets;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The survey on one ticket: a form, and thanks afterwards. */
@Controller
@RequestMapping("/tickets/{id}/survey")
class SurveyController {

  private final Surveys surveys;
  private final Tickets tickets;
  private final AnsweringSurveys answering;
  private final Texts texts;

  SurveyController(Surveys surveys, Tickets tickets, AnsweringSurveys answering, Texts texts) {
    this.surveys = surveys;
    this.tickets = tickets;
    this.answering = answering;
    this.texts = texts;
  }

  @GetMapping
  String survey(
      @AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("ticket", tickets.get(customer.id(), id));
    model.addAttribute("answered", surveys.isAnswered(id));
    return "survey";
  }

  @PostMapping
  String answer(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID id,
      SurveyForm form,
      Model model,
      HttpServletResponse response) {
    try {
      answering.answer(customer.id(), id, form.stars(), form.words());
      return "redirect:/tickets/" + id + "/survey";
    } catch (SurveyNotPossible refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refusal", texts.of(refused));
      model.addAttribute("problems", texts.byField(refused));
      model.addAttribute("comment", form.words());
      return survey(customer, id, model);
    }
  }
}
