package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.Loss;
import com.sysopsquad.flows.monitor.resend.Losses;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import java.security.Principal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Messages that quanta lack, until they arrive after a resend or a person confirms the loss. */
@ConsoleApi
@RequestMapping("/api/losses")
class LossesApiController {

  private final Losses losses;
  private final ConfirmingLosses confirming;
  private final Formats formats;

  LossesApiController(Losses losses, ConfirmingLosses confirming, Formats formats) {
    this.losses = losses;
    this.confirming = confirming;
    this.formats = formats;
  }

  @GetMapping
  List<LossAnswer> all() {
    return losses.all().stream().map(this::answer).toList();
  }

  @PostMapping("/{id}/confirm")
  LossAnswer confirm(@PathVariable long id, @RequestBody Why why, Principal actor) {
    return answer(confirming.confirm(id, why.reason(), actor.getName()));
  }

  private LossAnswer answer(Loss loss) {
    return new LossAnswer(
        loss.number(),
        loss.quantum(),
        loss.lost().source(),
        loss.lost().queues(),
        formats.at(loss.lost().since()),
        formats.at(loss.lost().noticedAt()),
        loss.detail());
  }

  /**
   * A loss.
   *
   * @param quantum quantum that lacks messages
   * @param source quantum that sent them
   * @param since what was sent before is there
   * @param text all this in a sentence or two, with the command that resends them
   */
  record LossAnswer(
      long id,
      String quantum,
      String source,
      List<String> queues,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime noticedAt,
      String text) {}

  record Why(@Nullable String reason) {}
}
