package com.sysopsquad.portal.upload;

import com.sysopsquad.portal.picture.ParsedPicture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/**
 * Checks the pictures that customers upload: size, content and, if there is one, with a scanner. It
 * returns only the picture, without the data that the camera has added to the file.
 */
@Service
public class CheckingPictures {

  private final UploadSettings settings;
  private final List<UploadCheck> checks;
  private final Semaphore turns;

  CheckingPictures(UploadSettings settings, List<UploadCheck> checks) {
    this.settings = settings;
    this.checks = checks;
    this.turns = new Semaphore(settings.atOnce());
  }

  /**
   * The pictures in these files, in order; each is checked separately, so that only one is in
   * memory.
   *
   * @throws UploadRefused if there are too many or one of them is not accepted
   */
  public List<Picture> check(@Nullable List<MultipartFile> files) {
    List<MultipartFile> chosen = chosen(files);
    if (chosen.isEmpty()) {
      return List.of();
    }
    if (chosen.size() > settings.most()) {
      throw new UploadRefused("upload.too-many", settings.most());
    }
    awaitTurn();
    try {
      return chosen.stream().map(file -> picture(file, file.getSize())).toList();
    } finally {
      turns.release();
    }
  }

  /**
   * Stores an upload on disk, however slowly it arrives, so that nobody has to wait for it.
   *
   * @throws UploadRefused if it is too large
   * @throws UploadInterrupted if it is not completed
   */
  public ReceivedFile receive(InputStream coming) throws IOException {
    return ReceivedFile.of(coming, settings);
  }

  /**
   * The picture in a file, usable until the file is closed.
   *
   * @throws UploadRefused if it is not accepted
   */
  public Picture check(ReceivedFile file) {
    awaitTurn();
    try {
      return picture(file, file.size());
    } finally {
      turns.release();
    }
  }

  /**
   * The files that were selected in a form, if any: browsers send an empty one without a name
   * otherwise.
   */
  public static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
    return files == null
        ? List.of()
        : files.stream().filter(file -> !file.isEmpty() || hasName(file)).toList();
  }

  private static boolean hasName(MultipartFile file) {
    String name = file.getOriginalFilename();
    return name != null && !name.isEmpty();
  }

  private void awaitTurn() {
    try {
      if (!turns.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UploadRefused("upload.busy");
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
      throw new UploadRefused("upload.busy");
    }
  }

  private Picture picture(InputStreamSource file, long size) {
    if (size == 0) {
      throw new UploadRefused("upload.empty");
    }
    if (size > settings.largest().toBytes()) {
      throw UploadRefused.tooLarge(settings);
    }
    byte[] content = bytes(file);
    ParsedPicture parsed =
        ParsedPicture.of(content)
            .orElseThrow(
                () ->
                    new UploadRefused(HeicFile.is(content) ? "upload.heic" : "upload.no-picture"));
    checks.forEach(check -> check.check(content, parsed));
    return new Picture(
        parsed.format(),
        parsed.width(),
        parsed.height(),
        parsed.strippedSize(),
        sha256(parsed.stripped(new ByteArrayInputStream(content))),
        () -> parsed.stripped(file.getInputStream()));
  }

  private static byte[] bytes(InputStreamSource file) {
    try (InputStream in = file.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(InputStream content) {
    try (DigestInputStream in =
        new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
