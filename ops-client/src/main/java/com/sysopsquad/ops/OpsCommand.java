package com.sysopsquad.ops;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

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
public final class OpsCommand {

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
    Following following = new Following(screen);
    CommandLine commands =
        new CommandLine(ops)
            .addSubcommand(new StatusCommand(ops))
            .addSubcommand(new JobsCommand(ops))
            .addSubcommand(new StartCommand(ops, following))
            .addSubcommand(StartsCommand.line(ops, following))
            .addSubcommand(new RunsCommand(ops))
            .addSubcommand(new RunCommand(ops, following))
            .addSubcommand(new StopCommand(ops))
            .addSubcommand(new RestartCommand(ops, following))
            .addSubcommand(SchedulesCommand.line(ops))
            .addSubcommand(BlackoutsCommand.line(ops))
            .addSubcommand(CalendarsCommand.line(ops))
            .addSubcommand(AlarmsCommand.line(ops))
            .addSubcommand(HoldCommand.line(ops))
            .addSubcommand(new LedgerCommand(ops))
            .addSubcommand(new TopologyCommand(ops))
            .addSubcommand(new ChannelsCommand(ops))
            .addSubcommand(new ChannelCommand(ops))
            .addSubcommand(new PauseCommand(ops))
            .addSubcommand(new ResumeCommand(ops))
            .addSubcommand(new TraceCommand(ops))
            .addSubcommand(new QueuesCommand(ops))
            .addSubcommand(new DeadLettersCommand(ops))
            .addSubcommand(ReplayCommand.line(ops))
            .addSubcommand(ResendCommand.line(ops))
            .addSubcommand(LossesCommand.line(ops))
            .addSubcommand(new BackupCommand(ops))
            .addSubcommand(new EditCommand(ops))
            .addSubcommand(new DiscardCommand(ops))
            .addSubcommand(new RetryCommand(ops))
            .addSubcommand(new GiveUpCommand(ops))
            .addSubcommand(new AlertsCommand(ops))
            .addSubcommand(AlertCommand.line(ops))
            .addSubcommand(new AccountsCommand(ops))
            .addSubcommand(new AccountCommand(ops))
            .addSubcommand(ParkedBillsCommand.line(ops))
            .addSubcommand(new CorrectionCommand.Refund(ops))
            .addSubcommand(new CorrectionCommand.Credit(ops))
            .addSubcommand(new CorrectionCommand.WriteOff(ops))
            .addSubcommand(CorrectionsCommand.line(ops))
            .addSubcommand(new TicketsCommand(ops))
            .addSubcommand(TicketCommand.line(ops));
    commands
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8))
        .registerConverter(long.class, number(Long::valueOf))
        .registerConverter(int.class, number(Integer::valueOf))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(90)
        .setParameterExceptionHandler(
            (exception, arguments) -> {
              String name = exception.getCommandLine().getCommandSpec().qualifiedName();
              screen.error(
                  "%s. Help: ./%s --help"
                      .formatted(withoutFullStop(Formats.plain(exception.getMessage())), name));
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

  boolean json() {
    return json;
  }

  Screen screen() {
    return screen;
  }

  Target target() {
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
