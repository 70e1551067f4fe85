package com.sysopsquad.ops.deadletters;

import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Adds a note to a dead letter or a group. */
@Command(name = "note", description = "Adds a note to a dead letter or a group.")
final class NoteCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "TEXT", description = "The note.")
  private String text = "";

  @Mixin private NoteTarget about = new NoteTarget();

  NoteCommand(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, String> request = new TreeMap<>(Map.of("text", text));
    String address = about.address("notes", request);
    return reply(operations().post(address, request), () -> screen().line("Note added."));
  }
}
