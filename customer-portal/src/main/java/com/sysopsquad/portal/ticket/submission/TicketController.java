package com.sysopsquad.portal.ticket.submission;

import com.sysopsquad.flows.ticket.TicketCategory;
import com.sysopsquad.flows.ticket.TicketUrgency;
import com.sysopsquad.portal.device.Devices;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.TicketFilter;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.limit.TooMuchAnHour;
import com.sysopsquad.portal.upload.CheckingPictures;
import com.sysopsquad.portal.upload.UploadRefused;
import com.sysopsquad.portal.upload.UploadSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A customer's tickets: the list, and the form for a new one. */
@Controller
@RequestMapping("/tickets")
class TicketController {

  private final Tickets tickets;
  private final SubmittingTickets submitting;
  private final Devices devices;
  private final BusinessCalendar calendar;
  private final CheckingPictures checking;
  private final UploadSettings uploads;
  private final Texts texts;

  TicketController(
      Tickets tickets,
      SubmittingTickets submitting,
      Devices devices,
      BusinessCalendar calendar,
      CheckingPictures checking,
      UploadSettings uploads,
      Texts texts) {
    this.tickets = tickets;
    this.submitting = submitting;
    this.devices = devices;
    this.calendar = calendar;
    this.checking = checking;
    this.uploads = uploads;
    this.texts = texts;
  }

  @GetMapping
  String list(
      @AuthenticationPrincipal SignedInCustomer customer,
      @RequestParam(defaultValue = "") String show,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "1") int page,
      Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("page", tickets.page(customer.id(), TicketFilter.of(show), q, page));
    model.addAttribute("filters", TicketFilter.values());
    return "tickets";
  }

  @GetMapping("/new")
  String form(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    return form(customer, TicketForm.empty(), model);
  }

  /** Where a form with too many bytes to be read leads. */
  @GetMapping("/too-large")
  String tooLarge(HttpServletResponse response) {
    response.setStatus(HttpStatus.CONTENT_TOO_LARGE.value());
    return "tickets-too-large";
  }

  @PostMapping
  String submit(
      @AuthenticationPrincipal SignedInCustomer customer,
      TicketForm typed,
      @RequestParam(required = false) @Nullable List<MultipartFile> photos,
      Model model,
      HttpServletResponse response) {
    TicketForm form = typed.complete();
    try {
      Ticket kept = submitting.submit(customer.id(), form.ticket(), checking.check(photos));
      if (form.isKeptAs(kept)) {
        return "redirect:/tickets/" + kept.id() + "?done=ticket";
      }
      form = form.again();
      throw new TicketNotPossible("ticket.sent-already", kept.number());
    } catch (TicketNotPossible | UploadRefused | TooMuchAnHour refused) {
      TooMuchAnHour.answer(refused, response);
      model.addAttribute("refusal", texts.of(refused));
      model.addAttribute("problems", texts.byField(refused));
      model.addAttribute("photosLost", !CheckingPictures.chosen(photos).isEmpty());
      return form(customer, form, model);
    }
  }

  private String form(SignedInCustomer customer, TicketForm form, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("form", form);
    model.addAttribute("uploads", uploads);
    model.addAttribute("categories", TicketCategory.values());
    model.addAttribute("urgencies", TicketUrgency.values());
    model.addAttribute("devices", devices.of(customer.id(), calendar.today()));
    return "ticket-new";
  }
}
