package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.remote.TextFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sends an edited copy of a dead letter; fields that are not given do not change. */
@Command(
    name = "edit",
    description =
        "Sends an edited copy of a dead letter. Parts that you leave out stay as they are.")
final class EditCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "ID", description = "Number of the dead letter.")
  private long id;

  @Option(names = "--type", paramLabel = "TYPE", description = "CloudEvents type of the copy.")
  private @Nullable String type;

  @Option(names = "--type-version", paramLabel = "N", description = "Major version of the type.")
  private @Nullable Integer version;

  @Option(names = "--subject", paramLabel = "S", description = "Subject of the copy.")
  private @Nullable String subject;

  @Option(
      names = "--extension",
      paramLabel = "NAME=VALUE",
      description = "An extension of the copy. Extensions that you leave out are removed.")
  private @Nullable Map<String, String> extensions;

  @Option(names = "--no-extensions", description = "The copy has no extensions.")
  private boolean withoutExtensions;

  @Option(
      names = "--body",
      paramLabel = "FILE",
      description = "File with the body of the copy as JSON; - for standard input.")
  private @Nullable String body;

  @Option(names = "--reason", paramLabel = "R", description = "Reason, for the audit log.")
  private @Nullable String reason;

  EditCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, Object> request = new LinkedHashMap<>();
    put(request, "type", type);
    put(request, "version", version);
    put(request, "subject", subject);
    put(request, "extensions", withoutExtensions ? Map.of() : extensions);
    put(request, "body", body == null ? null : read(body));
    if (request.isEmpty()) {
      throw new CommandFailed(
          ExitCodes.USAGE,
          "Enter --type, --type-version, --subject, --extension, --no-extensions or --body.");
    }
    put(request, "reason", reason);
    JsonNode answer = operations().post("/api/dead-letters/" + id + "/edit", request);
    return reply(
        answer,
        () ->
            screen()
                .line(
                    "Sent an edited copy of dead letter %d as dead letter %d."
                        .formatted(id, answer.path("id").asLong())));
  }

  private static String read(String file) {
    return file.equals("-") ? TextFile.readStandardInput() : TextFile.read(Path.of(file));
  }
}
