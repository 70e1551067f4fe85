package com.sysopsquad.ops.desk;

import com.sysopsquad.ops.remote.CommandFailed;
import com.sysopsquad.ops.remote.ExitCodes;
import com.sysopsquad.ops.remote.RemoteCommand;
import com.sysopsquad.ops.remote.Session;
import com.sysopsquad.ops.terminal.Formats;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** A correction: a preview is shown first, and it is made if it is confirmed. */
abstract sealed class CorrectionCommand extends RemoteCommand {

  @Parameters(index = "0", paramLabel = "CUSTOMER", description = "ID of the customer.")
  private String customer = "";

  @Option(names = "--reason", paramLabel = "R", description = "The reason, for the audit.")
  private @Nullable String reason;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Makes the correction only once, however often the command is repeated.")
  private @Nullable String key;

  @Option(
      names = "--yes",
      description = "Make the correction. Without this option, only a preview is shown.")
  private boolean yes;

  CorrectionCommand(Session session) {
    super(session);
  }

  /** The request, as the API takes it; without a reason. */
  abstract Map<String, Object> request();

  @Override
  public Integer call() {
    Map<String, Object> request = new TreeMap<>(request());
    String path = "/api/accounts/%s/corrections".formatted(segment(customer));
    if (!yes) {
      return preview(operations().post(path + "/preview", request));
    }
    request.put("reason", required(reason));
    JsonNode answer = make(path, request, key == null ? UUID.randomUUID().toString() : key);
    DeskAnswers.Correction made = read(answer, DeskAnswers.Correction.class);
    if (asJson()) {
      printJson(answer);
    } else {
      screen().line(Formats.plain(made.text()));
      if (made.isAsked()) {
        screen().line("To confirm: ./ops corrections confirm " + Formats.plain(made.id()));
      }
    }
    return made.exitCode();
  }

  /** Without an answer nobody knows whether it was made; with its key it can be repeated. */
  private JsonNode make(String path, Map<String, Object> request, String once) {
    try {
      return operations().post(path, request, once);
    } catch (CommandFailed e) {
      if (!e.unreachable()) {
        throw e;
      }
      throw new CommandFailed(
          e.exitCode(),
          "%s The correction may have been made. To repeat it safely, add --key %s."
              .formatted(e.getMessage(), once));
    }
  }

  private Integer preview(JsonNode answer) {
    if (asJson()) {
      printJson(answer);
      return ExitCodes.OK;
    }
    DeskAnswers.CorrectionPreview preview = read(answer, DeskAnswers.CorrectionPreview.class);
    screen().line("Amount     " + Formats.money(preview.minor(), preview.currency()));
    screen().line("Posting    " + Formats.plain(preview.posting()));
    screen().line("Message    " + Formats.plain(preview.notice()));
    if (preview.leftMinor() != null) {
      screen().line("Left       " + Formats.money(preview.leftMinor(), preview.currency()));
    }
    if (preview.secondPerson()) {
      screen().line("A second person must confirm it.");
    }
    screen().line("Nothing has changed yet. To make the correction, add --yes and --reason.");
    return ExitCodes.OK;
  }

  /** Refunds a payment. */
  @Command(
      name = "refund",
      description = "Refunds the payment of a bill, whole or in part, to the card or as credit.")
  static final class Refund extends CorrectionCommand {

    enum Receiver {
      CARD,
      CREDIT
    }

    @Option(names = "--bill", paramLabel = "BILL", required = true, description = "The paid bill.")
    private long bill;

    @Option(
        names = "--amount",
        paramLabel = "12.50",
        description = "The amount. Without it, everything that is left is refunded.")
    private @Nullable String amount;

    @Option(names = "--currency", paramLabel = "USD", description = "Currency of the amount.")
    private @Nullable String currency;

    @Option(
        names = "--to",
        paramLabel = "WHERE",
        defaultValue = "card",
        description = "card (as when left out) or credit.")
    private Receiver to = Receiver.CARD;

    @Option(
        names = "--made-at-provider",
        paramLabel = "RE",
        description =
            "ID of a refund that was already made at the provider. It is only recorded, and nothing"
                + " more is refunded.")
    private @Nullable String madeAtProvider;

    Refund(Session session) {
      super(session);
    }

    @Override
    Map<String, Object> request() {
      Map<String, Object> request = new TreeMap<>();
      request.put("kind", to == Receiver.CARD ? "CARD_REFUND" : "CREDIT_REFUND");
      request.put("bill", bill);
      put(request, "amount", amount);
      put(request, "currency", currency);
      put(request, "madeAtProvider", madeAtProvider);
      return request;
    }
  }

  /** Gives goodwill credit. */
  @Command(name = "credit", description = "Gives a customer credit without a bill.")
  static final class Credit extends CorrectionCommand {

    @Option(names = "--amount", paramLabel = "12.50", required = true, description = "The amount.")
    private String amount = "";

    @Option(
        names = "--currency",
        paramLabel = "USD",
        required = true,
        description = "Currency of the amount.")
    private String currency = "";

    Credit(Session session) {
      super(session);
    }

    @Override
    Map<String, Object> request() {
      return Map.of("kind", "GOODWILL", "amount", amount, "currency", currency);
    }
  }

  /** Writes off a bill. */
  @Command(
      name = "write-off",
      description = "Writes off an unpaid bill, so that it is not charged anymore.")
  static final class WriteOff extends CorrectionCommand {

    @Option(
        names = "--bill",
        paramLabel = "BILL",
        required = true,
        description = "The unpaid bill.")
    private long bill;

    WriteOff(Session session) {
      super(session);
    }

    @Override
    Map<String, Object> request() {
      return Map.of("kind", "WRITE_OFF", "bill", bill);
    }
  }
}
