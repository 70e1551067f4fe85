package com.sysopsquad.jobs.console.api;

import com.sysopsquad.flows.monitor.DeadLetter;
import com.sysopsquad.flows.monitor.DeadLetters;
import com.sysopsquad.jobs.console.Moments;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The messages that could not be applied, the newest first. */
@RestController
@ConditionalOnRole(Role.CONSOLE)
class DeadLettersController {

  private final DeadLetters deadLetters;
  private final Moments moments;

  DeadLettersController(DeadLetters deadLetters, Moments moments) {
    this.deadLetters = deadLetters;
    this.moments = moments;
  }

  @GetMapping("/api/dead-letters")
  PageAnswer<DeadLetterAnswer> page(
      @RequestParam(defaultValue = PageRequest.FIRST) int page,
      @RequestParam(defaultValue = PageRequest.USUAL_SIZE) int size) {
    PageRequest asked = new PageRequest(page, size);
    return new PageAnswer<>(
        deadLetters.newest(asked.index() * asked.size(), asked.size()).stream()
            .map(letter -> DeadLetterAnswer.of(letter, moments))
            .toList(),
        page,
        size,
        deadLetters.count());
  }

  /**
   * A message that could not be applied.
   *
   * @param quantum who failed to apply it
   * @param time of the last failure
   * @param body masked; null when it was destroyed
   */
  record DeadLetterAnswer(
      long id,
      String messageId,
      String quantum,
      String queue,
      String type,
      String subject,
      String cause,
      String causeClass,
      String fingerprint,
      int attempts,
      @Nullable OffsetDateTime sentAt,
      @Nullable OffsetDateTime time,
      @Nullable String body) {

    static DeadLetterAnswer of(DeadLetter letter, Moments moments) {
      return new DeadLetterAnswer(
          letter.id(),
          letter.messageId().toString(),
          letter.quantum(),
          letter.queue(),
          letter.type(),
          letter.subject(),
          letter.causeText(),
          letter.causeClass(),
          letter.fingerprint(),
          letter.attempts(),
          moments.at(letter.sentAt()),
          moments.at(letter.lastFailedAt()),
          letter.body());
    }
  }
}
