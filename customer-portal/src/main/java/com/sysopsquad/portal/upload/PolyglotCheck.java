package com.sysopsquad.portal.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sysopsquad.portal.picture.ParsedPicture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses pictures that are also something else: a page, a program for a web server, a document, an
 * archive. Only the stored parts are checked: a film after a photo, or a printer's settings in it,
 * are removed anyway.
 */
@Component
@Order(1)
class PolyglotCheck implements UploadCheck {

  private static final List<String> WORDS =
      List.of("<script", "<html", "<!doctype", "<iframe", "<?php", "<object", "<foreignobject");
  private static final int PDF_WITHIN = 1_024;
  private static final int ARCHIVE_END = 22;
  private static final int ARCHIVE_WITHIN = ARCHIVE_END + 0xFFFF;

  @Override
  public void check(byte[] file, ParsedPicture picture) {
    try (InputStream kept = picture.stripped(new ByteArrayInputStream(file))) {
      check(kept);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Searches with a window that always contains as much of the end as an archive needs. */
  private static void check(InputStream kept) throws IOException {
    byte[] window = new byte[2 * ARCHIVE_WITHIN];
    int end = kept.readNBytes(window, 0, window.length);
    boolean bad = isDocument(window, end);
    while (end == window.length) {
      bad |= hasWord(window, end);
      System.arraycopy(window, ARCHIVE_WITHIN, window, 0, ARCHIVE_WITHIN);
      end = ARCHIVE_WITHIN + kept.readNBytes(window, ARCHIVE_WITHIN, ARCHIVE_WITHIN);
    }
    if (bad || hasWord(window, end) || isArchive(window, end)) {
      throw new UploadRefused("upload.malicious");
    }
  }

  private static boolean hasWord(byte[] content, int end) {
    for (int i = 0; i < end; i++) {
      if (content[i] == '<' && startsWithWord(content, i, end)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithWord(byte[] content, int from, int end) {
    String here =
        new String(content, from, Math.min(16, end - from), ISO_8859_1).toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(here::startsWith);
  }

  private static boolean isDocument(byte[] content, int end) {
    return new String(content, 0, Math.min(end, PDF_WITHIN), ISO_8859_1).contains("%PDF-");
  }

  /** Programs that read archives start at the end. */
  private static boolean isArchive(byte[] content, int end) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = end - ARCHIVE_END; i >= 0 && i >= end - ARCHIVE_WITHIN; i--) {
      if (in.getInt(i) == 0x06054B50 && (in.getShort(i + 20) & 0xFFFF) <= end - i - ARCHIVE_END) {
        return true;
      }
    }
    return false;
  }
}
