/** Changes of schedules: what a person wants, what differs, and what waits for approval. */
@NamedInterface("change")
@NullMarked
package com.sysopsquad.jobs.schedule.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
