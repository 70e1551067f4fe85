package com.sysopsquad.portal;

import static com.sysopsquad.portal.PortalFixture.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.sysopsquad.portal.account.Customer;
import java.util.Locale;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages and forms of customers who are signed in. */
record CustomerPages(MockMvc mvc) {

  ResultActions look(String page, Customer customer) throws Exception {
    return mvc.perform(get(page).with(as(customer)).locale(Locale.US));
  }

  ResultActions send(MockHttpServletRequestBuilder form, Customer customer) throws Exception {
    return mvc.perform(form.with(as(customer)).with(csrf()));
  }
}
