package com.sysopsquad.portal.invoice.print;

import com.sysopsquad.portal.display.Formats;
import com.sysopsquad.portal.invoice.Invoice;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Invoices as PDF documents, and what stands in them. */
abstract class PrintedInvoices {

  static final Instant PAID = Instant.parse("2026-11-22T15:00:00Z");

  final InvoiceDocument document =
      new InvoiceDocument(templates(), new Formats(ZoneId.of("America/New_York")));

  static Invoice free() {
    return in("USD", List.of(line(0, 0)), 0, 0);
  }

  static Invoice.Line line(long net, long tax) {
    return new Invoice.Line("Welcome", net, new BigDecimal("0.0725"), tax);
  }

  static Invoice in(String currency, List<Invoice.Line> lines, long net, long tax) {
    return new Invoice(
        "2026-11-03-000017",
        "Penultimate Electronics\n1 Reliable Way, Columbus OH",
        "Ada Barrow",
        "1 Elm Street\nSacramento CA 95814",
        LocalDate.of(2026, 11, 10),
        LocalDate.of(2026, 12, 10),
        LocalDate.of(2026, 11, 22),
        currency,
        lines,
        net,
        tax,
        net + tax,
        net == 0 ? "" : "visa",
        net == 0 ? "" : "4242",
        net == 0 ? "" : "pi_17",
        PAID,
        List.of());
  }

  static Invoice billed(String description) {
    return invoice("Ada Barrow", 0)
        .with(List.of(new Invoice.Line(description, 1_999, new BigDecimal("0.0725"), 145)));
  }

  static SpringTemplateEngine templates() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/invoice");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/");
    resolver.setSuffix(".html");
    resolver.setCharacterEncoding("UTF-8");
    SpringTemplateEngine templates = new SpringTemplateEngine();
    templates.setTemplateResolver(resolver);
    templates.setTemplateEngineMessageSource(messages);
    return templates;
  }

  static Invoice invoice(String name, int lines) {
    return invoice(name, "1 Elm Street\nSacramento CA 95814", lines);
  }

  static Invoice invoice(String name, String address) {
    return invoice(name, address, 1);
  }

  static Invoice invoice(String name, String address, int lines) {
    return new Invoice(
        "2026-11-03-000017",
        "Penultimate Electronics\n1 Reliable Way, Columbus OH",
        name,
        address,
        LocalDate.of(2026, 11, 10),
        LocalDate.of(2026, 12, 10),
        LocalDate.of(2026, 11, 22),
        "USD",
        IntStream.rangeClosed(1, lines)
            .mapToObj(i -> new Invoice.Line("Home Trio " + i, 1_999, new BigDecimal("0.0725"), 145))
            .toList(),
        1_999,
        145,
        2_144,
        "visa",
        "4242",
        "pi_17",
        PAID,
        List.of());
  }

  static PDDocument open(byte[] pdf) throws IOException {
    return Loader.loadPDF(pdf);
  }

  static String text(PDDocument pdf) throws IOException {
    return new PDFTextStripper().getText(pdf);
  }

  static List<Glyph> glyphs(PDDocument pdf) throws IOException {
    List<Glyph> glyphs = new ArrayList<>();
    new PDFTextStripper() {
      @Override
      protected void processTextPosition(TextPosition text) {
        glyphs.add(
            new Glyph(
                text.getUnicode(),
                text.getXDirAdj(),
                text.getYDirAdj(),
                text.getXDirAdj() + text.getWidthDirAdj()));
      }
    }.getText(pdf);
    return glyphs;
  }

  /** What stands on the line of a character in the right column, from left to right. */
  static String line(List<Glyph> glyphs, String character) {
    float y =
        glyphs.stream()
            .filter(glyph -> glyph.text().equals(character) && glyph.x() > 300 && glyph.y() > 180)
            .findFirst()
            .orElseThrow()
            .y();
    return glyphs.stream()
        .filter(glyph -> glyph.y() == y && glyph.x() > 300)
        .sorted(Comparator.comparingDouble(Glyph::x))
        .map(Glyph::text)
        .collect(Collectors.joining())
        .strip();
  }

  /** A character on the page, in points from its upper left corner. */
  record Glyph(String text, float x, float y, float end) {}

  static List<PDStructureElement> elements(PDStructureNode node) {
    List<PDStructureElement> elements = new ArrayList<>();
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        elements.add(element);
        elements.addAll(elements(element));
      }
    }
    return elements;
  }
}
