package com.sysopsquad.portal.upload;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sysopsquad.portal.picture.ParsedPicture;
import com.sysopsquad.portal.picture.PictureFormat;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Refuses pictures that are something else too: a page, a program of a web server, a document, an
 * archive. Some telephones append a film to a photo; that passes.
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
  public void check(byte[] content) {
    if (hasWord(content) || isDocument(content) || isArchive(content) || goesOn(content)) {
      throw new UploadRefused("upload.malicious");
    }
  }

  private static boolean hasWord(byte[] content) {
    for (int i = 0; i < content.length; i++) {
      if (content[i] == '<' && startsWithWord(content, i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithWord(byte[] content, int from) {
    String here =
        new String(content, from, Math.min(16, content.length - from), ISO_8859_1)
            .toLowerCase(Locale.ROOT);
    return WORDS.stream().anyMatch(here::startsWith);
  }

  private static boolean isDocument(byte[] content) {
    int length = Math.min(content.length, PDF_WITHIN);
    return new String(content, 0, length, ISO_8859_1).contains("%PDF-");
  }

  /** Readers of archives begin at the end. */
  private static boolean isArchive(byte[] content) {
    ByteBuffer in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = content.length - ARCHIVE_END;
        i >= 0 && i >= content.length - ARCHIVE_WITHIN;
        i--) {
      if (in.getInt(i) == 0x06054B50
          && (in.getShort(i + 20) & 0xFFFF) <= content.length - i - ARCHIVE_END) {
        return true;
      }
    }
    return false;
  }

  /** Nothing but telephones, with their JPEGs, writes behind the end of a picture. */
  private static boolean goesOn(byte[] content) {
    ParsedPicture parsed =
        ParsedPicture.of(content).orElseThrow(() -> new UploadRefused("upload.no-picture"));
    if (parsed.format() == PictureFormat.JPEG) {
      return false;
    }
    for (int i = parsed.end(); i < content.length; i++) {
      if (content[i] != 0) {
        return true;
      }
    }
    return false;
  }
}
