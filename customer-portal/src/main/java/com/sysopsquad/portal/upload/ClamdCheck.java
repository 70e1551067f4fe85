package com.sysopsquad.portal.upload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sysopsquad.portal.picture.ParsedPicture;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Asks a ClamAV daemon, with its command INSTREAM over TCP. Without a clear answer, files are
 * refused: a daemon that is down accepts nothing.
 */
@Component
@Order(2)
@ConditionalOnProperty("sysops.portal.uploads.clamd")
class ClamdCheck implements UploadCheck {

  private static final Logger log = LoggerFactory.getLogger(ClamdCheck.class);
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 1_000;

  private final URI daemon;
  private final Duration patience;

  ClamdCheck(UploadSettings settings) {
    this.daemon = URI.create("tcp://" + Objects.requireNonNull(settings.clamd()));
    this.patience = settings.patience();
    if (daemon.getHost() == null || daemon.getPort() < 0) {
      throw new IllegalArgumentException(
          "sysops.portal.uploads.clamd must be like localhost:3310, not " + settings.clamd());
    }
  }

  @Override
  public void check(byte[] file, ParsedPicture picture) {
    String answer = ask(file);
    if (answer.equals("stream: OK")) {
      return;
    }
    log.warn("The virus scanner says of an upload: {}", answer);
    throw new UploadRefused(answer.endsWith(" FOUND") ? "upload.malicious" : "upload.scanner-away");
  }

  private String ask(byte[] content) {
    try (Socket socket = new Socket()) {
      int millis = Math.toIntExact(patience.toMillis());
      socket.connect(new InetSocketAddress(daemon.getHost(), daemon.getPort()), millis);
      socket.setSoTimeout(millis);
      send(content, new DataOutputStream(new BufferedOutputStream(socket.getOutputStream())));
      return answer(socket.getInputStream());
    } catch (IOException away) {
      log.warn("The virus scanner at {} does not answer: {}", daemon, away.toString());
      throw new UploadRefused("upload.scanner-away");
    }
  }

  private static void send(byte[] content, DataOutputStream out) throws IOException {
    out.write("zINSTREAM\0".getBytes(US_ASCII));
    for (int from = 0; from < content.length; from += CHUNK) {
      int length = Math.min(CHUNK, content.length - from);
      out.writeInt(length);
      out.write(content, from, length);
    }
    out.writeInt(0);
    out.flush();
  }

  private static String answer(InputStream in) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    for (int next = in.read(); next > 0 && answer.size() < LONGEST_ANSWER; next = in.read()) {
      answer.write(next);
    }
    return answer.toString(US_ASCII).strip();
  }
}
