package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Assigns a dead letter or a group to an operator, or to nobody. */
@Command(
    name = "assign",
    description = "Assigns a dead letter or a group to an operator, or to nobody without --to.")
final class AssignCommand extends RemoteCommand {

  @Option(names = "--to", paramLabel = "NAME", description = "The operator.")
  private @Nullable String to;

  @Option(
      names = "--from",
      paramLabel = "NAME",
      description = "To whom it is assigned now; needed to take it from somebody.")
  private @Nullable String from;

  @Mixin private NoteTarget about = new NoteTarget();

  AssignCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    if (to == null && from == null) {
      throw new CommandFailed(ExitCodes.USAGE, "Enter --to, --from or both.");
    }
    Map<String, String> request = new TreeMap<>();
    put(request, "to", to);
    put(request, "seen", from);
    String address = about.address("assign", request);
    return reply(
        operations().post(address, request),
        () -> screen().line(to == null ? "Assigned to nobody." : "Assigned to %s.".formatted(to)));
  }
}
