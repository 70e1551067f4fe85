package com.sysopsquad.portal.invoice.print;

import com.openhtmltopdf.extend.FSCacheEx;
import com.openhtmltopdf.extend.FSCacheValue;
import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.util.XRLog;
import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.invoice.Invoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The invoice as a PDF that people can keep and screen readers can read: tagged (PDF/UA-1), with
 * embedded fonts, and with the same bytes each time. It uses only the invoice, a template and local
 * files.
 */
@Component
class InvoiceDocument {

  private static final String TEMPLATE = "print/invoice";
  private static final String FONT = "Liberation Sans";
  private static final String LOGO = "print:squad.png";
  // Characters that XML cannot contain, whoever typed them.
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  // Characters that only set the direction of writing, which the document determines itself, or
  // that combine or color emoji, which our fonts do not support.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\uFE0E\\uFE0F\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]"
              + "|\\u200D(?=\\p{IsExtended_Pictographic})");
  // A Thai tone mark above a vowel sign, or before sara am. The font does not raise it
  // automatically.
  private static final Pattern THAI_TONE =
      Pattern.compile("([\\u0E31\\u0E34-\\u0E37\\u0E47\\u0E4D])([\\u0E48-\\u0E4C])(?![^<>]*>)");
  private static final Pattern THAI_TONE_BEFORE_AM = Pattern.compile("([\\u0E48-\\u0E4B])\\u0E33");
  // Vowel signs of Tamil and Gurmukhi that are written before their consonant. The library orders
  // those of Devanagari, Bengali and Gujarati.
  private static final Pattern VOWEL_BEFORE =
      Pattern.compile("([\\u0B95-\\u0BB9]|[\\u0A15-\\u0A39]\\u0A3C?)([\\u0BC6-\\u0BC8\\u0A3F])");

  static {
    // The library logs each font that it loads; errors are thrown.
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  private final ITemplateEngine templates;
  private final Formats formats;
  private final FSCacheEx<String, FSCacheValue> metrics = new FSDefaultCacheStore();

  InvoiceDocument(ITemplateEngine templates, Formats formats) {
    this.templates = templates;
    this.formats = formats;
  }

  /** The bytes of the document, with texts in the language of the locale. */
  byte[] of(Invoice invoice, Locale locale) {
    String customer = invoice.customerName() + "\n" + invoice.customerAddress();
    Map<String, Object> model =
        Map.of(
            "invoice",
            invoice,
            "formats",
            formats.in(locale),
            "asEntered",
            OtherFont.lack(customer) ? customer : "");
    return pdf(templates.process(TEMPLATE, new Context(locale, model)), invoice.paidAt());
  }

  /**
   * The document for a page that is well-formed XML, with a date from its content instead of the
   * clock.
   */
  byte[] pdf(String page, Instant date) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PdfBoxRenderer renderer = renderer(printable(page))) {
      renderer.createPDFWithoutClosing();
      try (PDDocument document = renderer.getPdfDocument()) {
        document
            .getDocumentInformation()
            .setCreationDate(GregorianCalendar.from(date.atZone(ZoneOffset.UTC)));
        // Replaces values that are random otherwise.
        document.setDocumentId(date.toEpochMilli());
        document.save(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String printable(String page) {
    String text = UNPRINTABLE.matcher(page).replaceAll("\uFFFD");
    text = UNSEEN.matcher(text).replaceAll("");
    // Vowel signs with a part on each side.
    text =
        text.replace("\u0BCA", "\u0BC6\u0BBE")
            .replace("\u0BCB", "\u0BC7\u0BBE")
            .replace("\u0BCC", "\u0BC6\u0BD7");
    text = VOWEL_BEFORE.matcher(text).replaceAll("$2$1");
    text = THAI_TONE_BEFORE_AM.matcher(text).replaceAll("\u0E4D$1\u0E32");
    return THAI_TONE.matcher(text).replaceAll("$1<span class=\"tone\">$2</span>");
  }

  private PdfBoxRenderer renderer(String page) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    OtherFont.neededBy(page)
        .forEach(
            font ->
                builder
                    .useFont(font::regular, font.family(), 400, FontStyle.NORMAL, true)
                    .useFont(font::bold, font.family(), 700, FontStyle.NORMAL, true));
    return builder
        .usePdfUaAccessibility(true)
        .withProducer("Sysops Squad")
        .useFont(() -> font("Regular"), FONT, 400, FontStyle.NORMAL, true)
        .useFont(() -> font("Bold"), FONT, 700, FontStyle.NORMAL, true)
        .useCacheStore(CacheStore.PDF_FONT_METRICS, metrics)
        .useUnicodeBidiSplitter(BidiRuns::new)
        .useUnicodeBidiReorderer(new BidiOrder())
        .useReplacementText("\u25A1")
        .useExternalResourceAccessControl(
            (uri, type) -> LOGO.equals(uri),
            ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .useUriResolver((base, uri) -> uri)
        .useProtocolsStreamImplementation(uri -> new Logo(), "print")
        .withHtmlContent(page, null)
        .buildPdfRenderer();
  }

  private static InputStream font(String style) {
    return resource("/liberation/LiberationSans-%s.ttf".formatted(style));
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(InvoiceDocument.class.getResourceAsStream(name), name);
  }

  /** The only file that our pages may load. */
  private record Logo() implements FSStream {

    @Override
    public InputStream getStream() {
      return resource("/print/squad.png");
    }

    @Override
    public Reader getReader() {
      return new InputStreamReader(getStream(), StandardCharsets.UTF_8);
    }
  }
}
