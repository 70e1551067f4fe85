package com.sysopsquad.ops.runs;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.util.function.Function;
import java.util.function.IntSupplier;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** A command about a run that it shows, with {@code --follow}, until the run has ended. */
abstract class FollowableCommand extends RemoteCommand {

  private final Following following;

  @Option(
      names = {"-f", "--follow"},
      description = "Show progress until the run has ended.")
  private boolean follow;

  FollowableCommand(Session session, Following following) {
    super(session);
    this.following = following;
  }

  /** Follows a run if that was asked for, or else shows what is known now. */
  final int followOr(long run, IntSupplier now) {
    return follow ? following.follow(this, run) : now.getAsInt();
  }

  /** Follows the run of an answer if that was asked for, or else says what happened. */
  final int followOrSay(JsonNode answer, Function<RunAnswers.Run, String> sentence) {
    RunAnswers.Run run = read(answer, RunAnswers.Run.class);
    return followOr(run.id(), () -> reply(answer, () -> screen().line(sentence.apply(run))));
  }

  /** Shows a run that has just started. */
  final int started(JsonNode answer) {
    return followOrSay(
        answer,
        run ->
            "Run %d of %s started. Follow it: ./ops run %d --follow"
                .formatted(run.id(), run.job(), run.id()));
  }
}
