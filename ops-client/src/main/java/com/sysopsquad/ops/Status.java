package com.sysopsquad.ops;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What operations says of itself. A count is null while the database cannot be reached. */
record Status(
    @Nullable String version,
    @Nullable String commit,
    boolean database,
    boolean broker,
    @Nullable Long liveRuns,
    @Nullable Long pausedSchedules,
    @Nullable Long deadLetters,
    @Nullable List<String> warnings,
    @Nullable String hold,
    @Nullable String backups,
    String zone,
    OffsetDateTime time) {}
