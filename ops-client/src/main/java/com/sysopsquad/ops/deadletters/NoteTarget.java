package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a note or an assignment is about: a dead letter or a group. */
final class NoteTarget {

  @Option(names = "--id", paramLabel = "ID", description = "Number of a dead letter.")
  private @Nullable Long id;

  @Option(names = "--queue", paramLabel = "QUEUE", description = "Queue of a group.")
  private @Nullable String queue;

  @Option(names = "--fingerprint", paramLabel = "F", description = "Fingerprint of a group.")
  private @Nullable String fingerprint;

  /** The address of this verb; names the group in the request if it is about one. */
  String address(String verb, Map<String, String> request) {
    if (id != null && queue == null && fingerprint == null) {
      return "/api/dead-letters/" + id + "/" + verb;
    }
    if (id == null && queue != null && fingerprint != null) {
      request.put("queue", queue);
      request.put("fingerprint", fingerprint);
      return "/api/dead-letter-groups/" + verb;
    }
    throw neither();
  }

  /** Where the notes are read. */
  String notes() {
    if (id != null && queue == null && fingerprint == null) {
      return "/api/dead-letters/" + id + "/notes";
    }
    if (id == null && queue != null && fingerprint != null) {
      return "/api/dead-letter-groups/notes?queue=%s&fingerprint=%s"
          .formatted(RemoteCommand.segment(queue), RemoteCommand.segment(fingerprint));
    }
    throw neither();
  }

  private static CommandFailed neither() {
    return new CommandFailed(ExitCodes.USAGE, "Enter either --id, or --queue and --fingerprint.");
  }
}
