package com.sysopsquad.jobs.console.deadletters;

import com.sysopsquad.flows.csv.CsvText;
import com.sysopsquad.flows.monitor.deadletter.DeadLetter;
import com.sysopsquad.flows.monitor.deadletter.DeadLetters;
import com.sysopsquad.jobs.console.deadletters.DeadLettersApiController.DeadLetterAnswer;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.role.ConditionalOnRole;
import com.sysopsquad.jobs.role.Role;
import com.sysopsquad.jobs.run.Audit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the dead letters that a search finds to a file, as the pages show them: masked. The audit
 * records who exported how many.
 */
@Component
@ConditionalOnRole(Role.CONSOLE)
class ExportingDeadLetters {

  /** How many a file has at most; it has the newest. */
  private static final int MOST = 100_000;

  /** A body may have a megabyte. */
  private static final int AT_ONCE = 25;

  private static final int BUFFER = 64 * 1024;

  private static final String HEADING =
      "number,message id,state,failed in,queue,type,version,subject,sent,last failed,attempts,"
          + "cause class,cause,fingerprint,closed by,reason,refusal,body";

  private final DeadLetters deadLetters;
  private final Audit audit;
  private final JsonMapper json;
  private final Formats formats;

  ExportingDeadLetters(DeadLetters deadLetters, Audit audit, JsonMapper json, Formats formats) {
    this.deadLetters = deadLetters;
    this.audit = audit;
    this.json = json;
    this.formats = formats;
  }

  /** Comma-separated values (RFC 4180). */
  void writeCsv(DeadLetterQuery query, String actor, HttpServletResponse response)
      throws IOException {
    List<Long> found = find(query);
    begin(response, "text/csv;charset=UTF-8", "dead-letters.csv");
    write(
        query,
        found,
        actor,
        "CSV",
        response,
        HEADING + "\r\n",
        deadLetter -> line(deadLetter) + "\r\n");
  }

  /** One JSON object a line. */
  void writeJsonLines(DeadLetterQuery query, String actor, HttpServletResponse response)
      throws IOException {
    List<Long> found = find(query);
    begin(response, "application/jsonl;charset=UTF-8", "dead-letters.jsonl");
    write(
        query,
        found,
        actor,
        "JSON lines",
        response,
        "",
        deadLetter -> json.writeValueAsString(DeadLetterAnswer.of(deadLetter, formats)) + "\n");
  }

  private List<Long> find(DeadLetterQuery query) {
    return deadLetters.numbers(query.filter(), query.search(), MOST);
  }

  private static void begin(HttpServletResponse response, String type, String name) {
    response.setContentType(type);
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString());
  }

  private void write(
      DeadLetterQuery query,
      List<Long> found,
      String actor,
      String format,
      HttpServletResponse response,
      String heading,
      Function<DeadLetter, String> line)
      throws IOException {
    int written = 0;
    boolean whole = false;
    // Unlike the writer of the response, this one says when nobody reads any more.
    Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER);
    try {
      out.append(heading);
      for (int from = 0; from < found.size(); from += AT_ONCE) {
        List<Long> next = found.subList(from, Math.min(from + AT_ONCE, found.size()));
        for (DeadLetter deadLetter : deadLetters.all(next)) {
          out.append(line.apply(deadLetter));
          written++;
        }
      }
      out.flush();
      whole = true;
    } finally {
      audit.record(
          actor,
          "export",
          "dead letters as " + format,
          query.address("/dead-letters"),
          (whole ? "done: " : "broken off: ") + Formats.counted(written, "dead letter"));
    }
  }

  private String line(DeadLetter deadLetter) {
    return Stream.of(
            Long.toString(deadLetter.id()),
            deadLetter.messageId().toString(),
            deadLetter.state().name(),
            deadLetter.quantum(),
            deadLetter.queue(),
            deadLetter.type(),
            Integer.toString(deadLetter.version()),
            deadLetter.subject(),
            Objects.toString(formats.at(deadLetter.sentAt()), ""),
            Objects.toString(formats.at(deadLetter.lastFailedAt()), ""),
            Integer.toString(deadLetter.attempts()),
            deadLetter.causeClass(),
            deadLetter.causeText(),
            deadLetter.fingerprint(),
            Objects.toString(deadLetter.closedBy(), ""),
            Objects.toString(deadLetter.reason(), ""),
            Objects.toString(deadLetter.refusal(), ""),
            Objects.toString(deadLetter.body(), ""))
        .map(CsvText::field)
        .collect(Collectors.joining(","));
  }
}
