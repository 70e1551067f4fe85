package com.sysopsquad.portal.ticket.thread;

import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.display.TypedText;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.Ticket;
import com.sysopsquad.portal.ticket.Tickets;
import com.sysopsquad.portal.ticket.limit.TooMuchAnHour;
import com.sysopsquad.portal.ticket.photo.Photos;
import com.sysopsquad.portal.ticket.submission.TicketNotPossible;
import com.sysopsquad.portal.upload.CheckingPictures;
import com.sysopsquad.portal.upload.UploadRefused;
import com.sysopsquad.portal.upload.UploadSettings;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** One ticket with its timeline; its customer can add to it and close it. */
@Controller
@RequestMapping("/tickets/{ticketId}")
class OneTicketController {

  private final Tickets tickets;
  private final Timelines timelines;
  private final CommentingTickets commenting;
  private final ClosingTickets closing;
  private final Photos photos;
  private final CheckingPictures checking;
  private final UploadSettings uploads;
  private final Texts texts;

  OneTicketController(
      Tickets tickets,
      Timelines timelines,
      CommentingTickets commenting,
      ClosingTickets closing,
      Photos photos,
      CheckingPictures checking,
      UploadSettings uploads,
      Texts texts) {
    this.tickets = tickets;
    this.timelines = timelines;
    this.commenting = commenting;
    this.closing = closing;
    this.photos = photos;
    this.checking = checking;
    this.uploads = uploads;
    this.texts = texts;
  }

  @GetMapping
  String ticket(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      Model model) {
    return page(customer, ticketId, CommentForm.empty(), model);
  }

  /** Leads from the address of a refused comment to the ticket. */
  @GetMapping("/comments")
  String ticketOfComments(@PathVariable UUID ticketId) {
    return "redirect:/tickets/" + ticketId;
  }

  @PostMapping("/comments")
  String comment(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      CommentForm typed,
      @RequestParam(name = "photos", required = false) @Nullable List<MultipartFile> files,
      Model model,
      HttpServletResponse response) {
    CommentForm form = typed.complete();
    try {
      String kept =
          commenting.comment(
              customer.id(),
              ticketId,
              Objects.requireNonNull(form.id()),
              Objects.requireNonNull(form.text()),
              checking.check(files));
      if (!kept.equals(TypedText.lines(Objects.requireNonNull(form.text())))) {
        form = form.again();
        throw new TicketNotPossible("ticket.comment-sent-already");
      }
      return "redirect:/tickets/" + ticketId + "?done=comment";
    } catch (TicketNotPossible | UploadRefused | TooMuchAnHour refused) {
      TooMuchAnHour.answer(refused, response);
      model.addAttribute("refusal", texts.of(refused));
      model.addAttribute("problems", texts.byField(refused));
      model.addAttribute("photosLost", !CheckingPictures.chosen(files).isEmpty());
      return page(customer, ticketId, form, model);
    }
  }

  @GetMapping("/close")
  String asksToClose(
      @AuthenticationPrincipal SignedInCustomer customer,
      @PathVariable UUID ticketId,
      Model model) {
    Ticket ticket = tickets.get(customer.id(), ticketId);
    model.addAttribute("customerName", customer.name());
    model.addAttribute("ticket", ticket);
    return ticket.isClosed() ? "redirect:/tickets/" + ticketId : "ticket-close";
  }

  @PostMapping("/close")
  String close(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID ticketId) {
    closing.close(customer.id(), ticketId);
    return "redirect:/tickets/" + ticketId + "?done=ticket-closed";
  }

  private String page(SignedInCustomer customer, UUID ticketId, CommentForm form, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("ticket", tickets.get(customer.id(), ticketId));
    model.addAttribute("timeline", timelines.of(customer.id(), ticketId));
    model.addAttribute("photos", photos.of(customer.id(), ticketId));
    model.addAttribute("comment", form);
    model.addAttribute("uploads", uploads);
    return "ticket";
  }
}
