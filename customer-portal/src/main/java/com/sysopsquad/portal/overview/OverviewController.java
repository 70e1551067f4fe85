package com.sysopsquad.portal.overview;

import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.account.Customers;
import com.sysopsquad.portal.card.CardLine;
import com.sysopsquad.portal.card.Cards;
import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.invoice.Invoices;
import com.sysopsquad.portal.notification.Notices;
import com.sysopsquad.portal.notification.OpenNotices;
import com.sysopsquad.portal.plan.standing.PlanStandings;
import com.sysopsquad.portal.security.SignedInCustomer;
import com.sysopsquad.portal.ticket.Tickets;
import io.github.wimdeblauwe.htmx.spring.boot.mvc.HtmxRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customer's start page: what is covered, what is being done, what is owed, what was paid. */
@Controller
class OverviewController {

  private static final int MOST_TICKETS = 3;

  private final Customers customers;
  private final PlanStandings plans;
  private final Cards cards;
  private final Notices notices;
  private final Invoices invoices;
  private final Tickets tickets;
  private final BusinessCalendar calendar;
  private final Formats formats;
  private final Texts texts;

  OverviewController(
      Customers customers,
      PlanStandings plans,
      Cards cards,
      Notices notices,
      Invoices invoices,
      Tickets tickets,
      BusinessCalendar calendar,
      Formats formats,
      Texts texts) {
    this.customers = customers;
    this.plans = plans;
    this.cards = cards;
    this.notices = notices;
    this.invoices = invoices;
    this.tickets = tickets;
    this.calendar = calendar;
    this.formats = formats;
    this.texts = texts;
  }

  @GetMapping("/")
  String overview(
      @AuthenticationPrincipal SignedInCustomer signedIn,
      @RequestParam(defaultValue = "1") int page,
      HtmxRequest htmx,
      Model model) {
    model.addAttribute("page", invoices.page(signedIn.id(), page));
    if (htmx.isHtmxRequest() && !htmx.isHistoryRestoreRequest()) {
      return "overview :: invoices";
    }
    Customer customer = customers.get(signedIn.id());
    model.addAttribute("customerName", customer.name());
    model.addAttribute("customer", customer);
    model.addAttribute("plans", plans.of(customer.id(), customer.address().state()));
    model.addAttribute(
        "cards", CardLine.of(cards.of(customer.id()), calendar.today(), formats, texts));
    model.addAttribute("open", tickets.open(customer.id(), MOST_TICKETS));
    model.addAttribute("notices", new OpenNotices(notices.openOf(customer.id())));
    return "overview";
  }
}
