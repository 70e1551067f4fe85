package com.sysopsquad.portal.device;

import com.sysopsquad.portal.display.BusinessCalendar;
import com.sysopsquad.portal.display.Texts;
import com.sysopsquad.portal.security.SignedInCustomer;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** A customer's devices: the list with a form for a new one. */
@Controller
@RequestMapping("/devices")
class DeviceController {

  private static final int UNPROCESSABLE = 422;

  private final Devices devices;
  private final RegisteringDevices registering;
  private final BusinessCalendar calendar;
  private final Texts texts;

  DeviceController(
      Devices devices, RegisteringDevices registering, BusinessCalendar calendar, Texts texts) {
    this.devices = devices;
    this.registering = registering;
    this.calendar = calendar;
    this.texts = texts;
  }

  @GetMapping
  String list(@AuthenticationPrincipal SignedInCustomer customer, Model model) {
    return page(customer, DeviceForm.empty(), Map.of(), model);
  }

  @PostMapping
  String register(
      @AuthenticationPrincipal SignedInCustomer customer,
      DeviceForm typed,
      Model model,
      HttpServletResponse response) {
    DeviceForm form = typed.complete();
    try {
      registering.register(
          customer.id(),
          Objects.requireNonNull(form.id()),
          Objects.requireNonNull(form.kind()),
          Objects.requireNonNull(form.make()),
          Objects.requireNonNull(form.model()),
          Objects.requireNonNull(form.serial()));
      return "redirect:/devices?done=device";
    } catch (DeviceNotPossible refused) {
      response.setStatus(UNPROCESSABLE);
      Map<String, String> problems = texts.byField(refused);
      if (problems.isEmpty()) {
        model.addAttribute("refusal", texts.of(refused));
      }
      return page(customer, form, problems, model);
    }
  }

  @GetMapping("/{id}/remove")
  String asksToRemove(
      @AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute(
        "device", devices.find(customer.id(), id).orElseThrow(() -> new NoSuchDevice(id)));
    return "device-remove";
  }

  @PostMapping("/{id}/remove")
  String remove(@AuthenticationPrincipal SignedInCustomer customer, @PathVariable UUID id) {
    registering.remove(customer.id(), id);
    return "redirect:/devices?done=device-removed";
  }

  private String page(
      SignedInCustomer customer, DeviceForm form, Map<String, String> problems, Model model) {
    model.addAttribute("customerName", customer.name());
    model.addAttribute("devices", devices.of(customer.id(), calendar.today()));
    model.addAttribute("kinds", DeviceKind.values());
    model.addAttribute("form", form);
    model.addAttribute("problems", problems);
    return "devices";
  }
}
