package com.sysopsquad.portal.survey;

import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.survey.SurveyLinks.Linked;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The survey on a ticket for people with the link from the email, signed in or not. */
@Controller
@RequestMapping("/surveys/{token}")
class SurveyLinkController {

  private final SurveyLinks links;
  private final Surveys surveys;
  private final AnsweringSurveys answering;
  private final Texts texts;

  SurveyLinkController(
      SurveyLinks links, Surveys surveys, AnsweringSurveys answering, Texts texts) {
    this.links = links;
    this.surveys = surveys;
    this.answering = answering;
    this.texts = texts;
  }

  @GetMapping
  String survey(@PathVariable String token, Model model, HttpServletResponse response) {
    // The address is a secret: no other site and no search engine may learn it.
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
    Optional<Linked> linked = links.find(token);
    if (linked.isEmpty()) {
      response.setStatus(HttpStatus.GONE.value());
      return "survey-link";
    }
    model.addAttribute("token", token);
    model.addAttribute("ticket", linked.get().ticket());
    model.addAttribute("answered", surveys.isAnswered(linked.get().ticket().id()));
    return "survey-link";
  }

  @PostMapping
  String answer(
      @PathVariable String token, SurveyForm form, Model model, HttpServletResponse response) {
    Optional<Linked> linked = links.find(token);
    try {
      if (linked.isPresent()) {
        answering.answer(
            linked.get().customerId(), linked.get().ticket().id(), form.stars(), form.words());
        return "redirect:/surveys/" + token;
      }
    } catch (SurveyNotPossible refused) {
      response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
      model.addAttribute("refusal", texts.of(refused));
      model.addAttribute("problems", texts.byField(refused));
      model.addAttribute("comment", form.words());
    }
    return survey(token, model, response);
  }
}
