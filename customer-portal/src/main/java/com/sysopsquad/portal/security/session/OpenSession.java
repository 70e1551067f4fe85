package com.sysopsquad.portal.security.session;

import com.sysopsquad.portal.security.event.Client;
import java.time.Instant;
import org.springframework.context.MessageSourceResolvable;

/**
 * One browser in which a customer is signed in.
 *
 * @param handle its id on a page; the session's own id stays secret
 * @param current whether it is the session of this request
 */
public record OpenSession(
    String handle,
    boolean current,
    Instant signedInAt,
    Instant usedAt,
    String address,
    String browser) {

  @Override
  public String address() {
    return Client.shortened(address);
  }

  /** The browser as text. */
  public MessageSourceResolvable client() {
    return Client.text(browser);
  }
}
