package com.sysopsquad.jobs.console.resends;

import com.sysopsquad.flows.monitor.resend.Resends;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Messages that quanta send again after a restore. */
@ConsoleApi
@RequestMapping("/api/resends")
class ResendsApiController {

  static final int LATEST = 20;

  private final AskingResends asking;
  private final Resends resends;
  private final Formats formats;

  ResendsApiController(AskingResends asking, Resends resends, Formats formats) {
    this.asking = asking;
    this.resends = resends;
    this.formats = formats;
  }

  @PostMapping
  ResponseEntity<ResendAnswer> ask(@RequestBody ResendForm form, Principal actor) {
    ResendAnswer answer = ResendAnswer.of(asking.ask(form, actor.getName()), formats);
    return ResponseEntity.created(URI.create("/api/resends/" + answer.id())).body(answer);
  }

  @GetMapping
  List<ResendAnswer> latest() {
    return resends.latest(LATEST).stream().map(resend -> ResendAnswer.of(resend, formats)).toList();
  }

  @GetMapping("/{id}")
  ResendAnswer find(@PathVariable long id) {
    return ResendAnswer.of(resends.get(id), formats);
  }
}
