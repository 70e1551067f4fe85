package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.notification.NotificationQueued;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes emails in their readers' languages, with greeting and signature. */
@Component
class WritingEmails {

  private final Texts texts;
  private final Formats formats;

  WritingEmails(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** The email; without a name it addresses nobody by name. */
  NotificationQueued write(Email email, @Nullable String name, String address, Locale locale) {
    Texts words = texts.in(locale);
    Object[] arguments =
        email.arguments().stream().map(argument -> written(argument, locale)).toArray();
    return new NotificationQueued(
        email.id(),
        email.customerId(),
        address,
        words.of(email.code() + ".heading", arguments),
        "%s\n\n%s\n\n%s\n"
            .formatted(
                name == null ? words.of("email.welcome") : words.of("email.greeting", name),
                words.of(email.code() + ".text", arguments),
                words.of("email.signature")),
        email.invoiceNumber());
  }

  private Object written(Object argument, Locale locale) {
    return switch (argument) {
      case Money money -> formats.in(locale).money(money);
      case BillingPeriod period -> formats.in(locale).period(period);
      case Supplier<?> later -> written(later.get(), locale);
      default -> argument;
    };
  }
}
