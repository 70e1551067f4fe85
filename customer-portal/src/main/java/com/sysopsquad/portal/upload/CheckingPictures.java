package com.sysopsquad.portal.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.web.multipart.MultipartFile;

/**
 * Looks at what customers hand in as pictures: size, content and, where there is one, a scanner.
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
   * The pictures in these files, in their order; each is looked at by itself, so that no more than
   * one is in memory.
   *
   * @throws UploadRefused if there are too many or one of them cannot be kept
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
      return chosen.stream().map(this::picture).toList();
    } finally {
      turns.release();
    }
  }

  /** The files of a form that were chosen, if any: browsers send an empty one otherwise. */
  public static List<MultipartFile> chosen(@Nullable List<MultipartFile> files) {
    return files == null ? List.of() : files.stream().filter(file -> !file.isEmpty()).toList();
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

  private Picture picture(MultipartFile file) {
    if (file.getSize() > settings.largest().toBytes()) {
      throw new UploadRefused("upload.too-large", settings.largest().toMegabytes());
    }
    byte[] content = bytes(file);
    Shape shape = Shapes.of(content).orElseThrow(() -> new UploadRefused("upload.no-picture"));
    checks.forEach(check -> check.check(content));
    return new Picture(
        shape.format(), shape.width(), shape.height(), content.length, sha256(content), file);
  }

  private static byte[] bytes(MultipartFile file) {
    try (InputStream in = file.getInputStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
