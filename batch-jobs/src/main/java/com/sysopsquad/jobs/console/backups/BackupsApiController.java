package com.sysopsquad.jobs.console.backups;

import com.sysopsquad.jobs.backup.Backups;
import com.sysopsquad.jobs.console.frame.ConsoleApi;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.job.InvalidParameter;
import com.sysopsquad.jobs.run.Audit;
import java.security.Principal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** Records that a backup was made; the audit names the person who reports it. */
@ConsoleApi
@RequestMapping("/api/backups")
class BackupsApiController {

  private final Backups backups;
  private final Audit audit;
  private final Formats formats;

  BackupsApiController(Backups backups, Audit audit, Formats formats) {
    this.backups = backups;
    this.audit = audit;
    this.formats = formats;
  }

  @PostMapping
  BackupAnswer note(@RequestBody BackupNote note, Principal actor) {
    String part = note.part() == null ? "" : note.part().strip();
    Instant takenAt = note.takenAt() == null ? formats.now().toInstant() : moment(note.takenAt());
    audit.command(
        actor.getName(),
        "note backup",
        part,
        null,
        () -> {
          backups.note(part, takenAt, actor.getName());
          return takenAt;
        });
    return new BackupAnswer(
        part,
        formats.at(takenAt),
        "Backup of %s recorded: %s.".formatted(part, formats.time(takenAt)));
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text.strip()).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new InvalidParameter("Enter a time such as 2026-11-29T14:00:00Z.");
    }
  }

  /**
   * A backup that was made.
   *
   * @param part customer, billing, sysops, reporting or broker
   * @param takenAt when it began; null means now
   */
  record BackupNote(@Nullable String part, @Nullable String takenAt) {}

  /**
   * What was recorded.
   *
   * @param text the same as a sentence
   */
  record BackupAnswer(String part, @Nullable OffsetDateTime takenAt, String text) {}
}
