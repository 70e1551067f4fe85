package com.sysopsquad.portal.notification;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** The text of an email as HTML for mail programs: the same text, with our links to click on. */
final class EmailHtml {

  /** A line of the texts that is at least this long continues on the next one. */
  private static final int WRAPPED = 70;

  private static final Pattern BETWEEN_PARAGRAPHS = Pattern.compile("\\n{2,}");

  private EmailHtml() {}

  /** A complete page. It loads nothing. */
  static String of(String heading, String text, String origin, Locale language) {
    String paragraphs =
        BETWEEN_PARAGRAPHS
            .splitAsStream(text.strip())
            .map(paragraph -> "<p dir=\"auto\">" + lines(paragraph, origin) + "</p>")
            .collect(Collectors.joining("\n"));
    return """
        <!DOCTYPE html>
        <html lang="%s">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title></head>
        <body style="margin:0 auto;padding:1rem;max-width:36rem;font:1rem/1.5 sans-serif;overflow-wrap:anywhere">
        <p style="font-weight:bold;color:#066fd1">Sysops Squad</p>
        %s
        </body>
        </html>
        """
        .formatted(language.getLanguage(), HtmlUtils.htmlEscape(heading), paragraphs);
  }

  private static String lines(String paragraph, String origin) {
    Pattern ours =
        Pattern.compile(Pattern.quote(HtmlUtils.htmlEscape(origin)) + "/(?:[^\\s<]*[^\\s<.,])?");
    StringBuilder html = new StringBuilder();
    String before = "";
    for (String line : paragraph.lines().toList()) {
      if (!before.isEmpty()) {
        html.append(before.length() >= WRAPPED && !before.contains("://") ? "\n" : "<br>\n");
      }
      html.append(ours.matcher(HtmlUtils.htmlEscape(line)).replaceAll("<a href=\"$0\">$0</a>"));
      before = line;
    }
    return html.toString();
  }
}
