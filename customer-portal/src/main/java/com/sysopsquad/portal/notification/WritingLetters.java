package com.sysopsquad.portal.notification;

import com.sysopsquad.flows.message.NotificationQueued;
import com.sysopsquad.flows.pricing.BillingPeriod;
import com.sysopsquad.flows.pricing.Money;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.display.Texts;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts letters into the words of their readers' languages, with greeting and signature. */
@Component
class WritingLetters {

  private final Texts texts;
  private final Formats formats;

  WritingLetters(Texts texts, Formats formats) {
    this.texts = texts;
    this.formats = formats;
  }

  /** The e-mail; without a name nobody is addressed by it. */
  NotificationQueued write(Letter letter, @Nullable String name, String email, Locale locale) {
    Texts words = texts.in(locale);
    Object[] arguments =
        letter.arguments().stream().map(argument -> written(argument, locale)).toArray();
    return new NotificationQueued(
        UUID.randomUUID(),
        letter.customerId(),
        email,
        words.of(letter.code() + ".heading", arguments),
        "%s\n\n%s\n\n%s\n"
            .formatted(
                name == null ? words.of("letter.welcome") : words.of("letter.greeting", name),
                words.of(letter.code() + ".text", arguments),
                words.of("letter.signature")),
        letter.invoiceNumber());
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
