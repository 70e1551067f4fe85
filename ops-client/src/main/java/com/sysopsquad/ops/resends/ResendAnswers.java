package com.sysopsquad.ops.resends;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of resends, losses and backups, as far as this client reads it. */
final class ResendAnswers {

  private ResendAnswers() {}

  /** A recorded backup. */
  record Backup(String text) {}

  /** Messages that a quantum sends again after a restore. */
  record Resend(long id, String quantum, boolean open, String text) {}

  /** Messages that a quantum lacks. */
  record Loss(
      long id,
      String quantum,
      String source,
      List<String> queues,
      @Nullable OffsetDateTime since,
      @Nullable OffsetDateTime noticedAt,
      String text) {}
}
