package com.sysopsquad.portal;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.sysopsquad.portal.PortalFixture.Catalog;
import com.sysopsquad.portal.PortalFixture.TestCustomers;
import com.sysopsquad.portal.account.Customer;
import com.sysopsquad.portal.plan.ChoosingPlan;
import com.sysopsquad.portal.plan.Plan;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of devices, and which plans cover them. */
@PortalTest
class DevicePagesIntegrationTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @Autowired Catalog catalog;
  @Autowired TestCustomers customers;
  @Autowired ChoosingPlan choosing;
  @Autowired CustomerPages pages;

  private Customer ada;
  private Customer ben;

  @BeforeEach
  void register() {
    catalog.publishUsual();
    ada = customers.register("Ada Barrow");
    ben = customers.register("Ben Dawson");
  }

  @Test
  void nobodyCoversTheDevicesOfOthersOrOfAnotherPlan() throws Exception {
    UUID bens = customers.registerPhone(ben, "Bens Phone");
    UUID adas = customers.registerPhone(ada, "Adas Phone");
    Plan first = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(adas, bens));
    Plan second = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(adas));

    pages
        .look("/plans/" + first.id(), ada)
        .andExpect(content().string(containsString("Adas Phone")))
        .andExpect(content().string(not(containsString("Bens Phone"))));
    pages
        .look("/plans/" + second.id(), ada)
        .andExpect(content().string(containsString("This plan does not cover any devices yet.")));
    pages
        .send(post("/plans/" + first.id() + "/devices"), ada)
        .andExpect(redirectedUrl("/plans/" + first.id() + "?done=plan-devices"));
    pages
        .look("/plans/" + first.id(), ada)
        .andExpect(content().string(containsString("This plan does not cover any devices yet.")));
  }

  @Test
  void aDeviceIsRegisteredOnceAndShownAsText() throws Exception {
    UUID id = UUID.randomUUID();

    for (int i = 0; i < 2; i++) {
      pages
          .send(device(id, "PHONE", "<b>Acme</b>", "One & Only ж", "S-1"), ada)
          .andExpect(redirectedUrl("/devices?done=device"));
    }

    pages
        .look("/devices", ada)
        .andExpect(content().string(containsString("&lt;b&gt;Acme&lt;/b&gt; One &amp; Only ж")))
        .andExpect(content().string(containsString("Not covered")));
    pages
        .send(device(UUID.randomUUID(), "PHONE", "<B>acme</b>", "Other", "s-1"), ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            content().string(containsString("already have a device with this serial number")));
    pages.look("/devices", ben).andExpect(content().string(containsString("No devices yet")));
    pages
        .send(device(id, "PHONE", "Acme", "One", ""), ben)
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void aDeviceWithSomethingMissingOrHugeIsRefusedInPlainWords() throws Exception {
    refusedDevice("", "Acme", "One", "Choose a device type");
    refusedDevice("ROCKET", "Acme", "One", "Choose a device type");
    refusedDevice("PHONE", " ", "One", "Enter the brand.");
    refusedDevice("PHONE", "Acme", "", "Enter the model.");
    refusedDevice("PHONE", "Acme", "x".repeat(10_000), "The model is too long");
    refusedDevice("PHONE", "Ac\0me", "One", "single line of text");
    pages.look("/devices", ada).andExpect(content().string(containsString("No devices yet")));
  }

  @Test
  void whatIsWrongWithADeviceIsToldAtItsField() throws Exception {
    refusedDevice("", "Acme", "One", "id=\"kind-problem\">Choose a device type");
    refusedDevice("PHONE", " ", "One", "id=\"make-problem\">Enter the brand.");
    refusedDevice("PHONE", "Acme", "4242424242424242", "id=\"model-problem\">Remove the card");
    pages
        .send(device(UUID.randomUUID(), "PHONE", "Acme", "One", "x".repeat(61)), ada)
        .andExpect(content().string(containsString("id=\"serial-problem\">")));
  }

  @Test
  void aDeviceIsRemovedAfterAQuestionByItsOwnerAlone() throws Exception {
    UUID phone = customers.registerPhone(ada, "Phone One");
    Plan plan = choosing.choose(ada.id(), UUID.randomUUID(), "HOME-3", TODAY, List.of(phone));
    pages
        .look("/devices/" + phone + "/remove", ada)
        .andExpect(content().string(containsString("Remove Acme Phone One?")));
    pages.look("/devices/" + phone + "/remove", ben).andExpect(status().isNotFound());
    pages.send(post("/devices/" + phone + "/remove"), ben).andExpect(status().isNotFound());

    for (int i = 0; i < 2; i++) {
      pages
          .send(post("/devices/" + phone + "/remove"), ada)
          .andExpect(redirectedUrl("/devices?done=device-removed"));
    }

    pages.look("/devices", ada).andExpect(content().string(containsString("No devices yet")));
    pages
        .look("/plans/" + plan.id(), ada)
        .andExpect(content().string(containsString("This plan does not cover any devices yet.")));
  }

  private void refusedDevice(String kind, String make, String model, String words)
      throws Exception {
    pages
        .send(device(UUID.randomUUID(), kind, make, model, ""), ada)
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString(words)));
  }

  private static MockHttpServletRequestBuilder device(
      UUID id, String kind, String make, String model, String serial) {
    return post("/devices")
        .param("id", id.toString())
        .param("kind", kind)
        .param("make", make)
        .param("model", model)
        .param("serial", serial);
  }
}
