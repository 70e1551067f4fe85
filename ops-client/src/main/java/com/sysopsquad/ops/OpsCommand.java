package com.sysopsquad.ops;

import com.sysopsquad.ops.alarms.AlarmsCommand;
import com.sysopsquad.ops.channels.ChannelCommands;
import com.sysopsquad.ops.deadletters.DeadLetterCommands;
import com.sysopsquad.ops.desk.DeskCommands;
import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.remote.Target;
import com.sysopsquad.ops.resends.ResendCommands;
import com.sysopsquad.ops.runs.RunCommands;
import com.sysopsquad.ops.schedules.ScheduleCommands;
import com.sysopsquad.ops.terminal.Formats;
import com.sysopsquad.ops.terminal.Screen;
import com.sysopsquad.ops.terminal.TerminalWidth;
import com.sysopsquad.ops.tickets.TicketCommands;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code ops}: jobs, runs, schedules, queues, dead letters, billing and tickets from a
 * terminal.
 */
@Command(
    name = "ops",
    description = "Shows what operations does, and controls its jobs, messages and tickets.",
    versionProvider = OpsCommand.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success; with --follow: the run completed",
      "1:the run failed or was stopped (with --follow)",
      "2:invalid command, option or value",
      "3:operations refused, for example because the job is already running",
      "4:there is no such job, run, start request, schedule, alarm, channel, alert, account, bill or"
          + " ticket",
      "5:operations cannot be reached",
      "6:not signed in, or not allowed",
      "7:the start or correction was requested and is waiting for a second person"
    },
    footerHeading = "%nSign-in:%n",
    footer =
        "  from SYSOPS_OPERATIONS_URL, SYSOPS_OPERATIONS_USER and SYSOPS_OPERATIONS_PASSWORD,%n"
            + "  or else from var/ops.env, which ./run writes.")
public final class OpsCommand implements Session {

  private final Screen screen;
  private final Map<String, String> environment;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  boolean version;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print the JSON response; with --follow, one document per line.")
  private boolean json;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Address of operations, for example http://localhost:8081.")
  private @Nullable String url;

  OpsCommand(Screen screen, Map<String, String> environment) {
    this.screen = screen;
    this.environment = environment;
  }

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    boolean terminal = Screen.isTerminal();
    Map<String, String> environment =
        terminal ? TerminalWidth.measured(System.getenv()) : System.getenv();
    Screen screen = new Screen(out, err, terminal, environment);
    int exitCode = run(screen, out, err, environment, args);
    out.flush();
    System.exit(exitCode);
  }

  static int run(
      Screen screen,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      String... args) {
    OpsCommand ops = new OpsCommand(screen, environment);
    CommandLine commands = new CommandLine(ops).addSubcommand(new StatusCommand(ops));
    Stream.of(
            RunCommands.of(ops),
            ScheduleCommands.of(ops),
            List.of(AlarmsCommand.line(ops)),
            ChannelCommands.of(ops),
            DeadLetterCommands.of(ops),
            ResendCommands.of(ops),
            DeskCommands.of(ops),
            TicketCommands.of(ops))
        .flatMap(List::stream)
        .forEach(commands::addSubcommand);
    commands
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .registerConverter(long.class, number(Long::valueOf))
        .registerConverter(Long.class, number(Long::valueOf))
        .registerConverter(int.class, number(Integer::valueOf))
        .registerConverter(Integer.class, number(Integer::valueOf))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(90)
        .setParameterExceptionHandler(
            (exception, arguments) -> {
              String name = exception.getCommandLine().getCommandSpec().qualifiedName();
              screen.error("%s. See ./%s --help.".formatted(whatIsWrong(exception), name));
              return ExitCodes.USAGE;
            })
        .setExecutionExceptionHandler(
            (exception, commandLine, result) -> {
              if (exception instanceof CommandFailed failed) {
                screen.error(Formats.plain(failed.getMessage()));
                return failed.exitCode();
              }
              screen.error(
                  "This command failed unexpectedly. Please report it: "
                      + Formats.plain(exception.toString()));
              return ExitCodes.UNREACHABLE;
            });
    return commands.execute(args);
  }

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "Print without colors (same as setting NO_COLOR).")
  void withoutColor(boolean off) {
    if (off) {
      screen.withoutColor();
    }
  }

  @Override
  public boolean json() {
    return json;
  }

  @Override
  public Screen screen() {
    return screen;
  }

  @Override
  public Target target() {
    Path folder = Path.of(environment.getOrDefault("SYSOPS_VAR", "var"));
    return Target.from(url, environment, folder.resolve("ops.env"));
  }

  private static <T> ITypeConverter<T> number(Function<String, T> parser) {
    return text -> {
      try {
        return parser.apply(text);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'%s' is not a number".formatted(text));
      }
    };
  }

  private static String whatIsWrong(ParameterException exception) {
    if (exception instanceof UnmatchedArgumentException unknown
        && !unknown.getUnmatched().isEmpty()) {
      String word = Formats.plain(unknown.getUnmatched().getFirst());
      String what =
          unknown.isUnknownOption()
              ? "option"
              : exception.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
      return "Unknown %s: %s".formatted(what, word);
    }
    return withoutFullStop(Formats.plain(exception.getMessage()));
  }

  private static String withoutFullStop(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = OpsCommand.class.getPackage().getImplementationVersion();
      return new String[] {"ops " + (version == null ? "(unknown)" : version)};
    }
  }
}
