package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.LaunchRefused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts by hand: at once, or when a second person has confirmed. Every command is audited. */
public interface Starts {

  /**
   * Starts a job, or asks for the start when that takes a second person.
   *
   * @param reason for those who look later; may be missing where none is required
   * @throws LaunchRefused when it could not be started now, is asked for already, or lacks a reason
   */
  Result start(String job, Map<String, String> parameters, @Nullable String reason, String actor);

  /**
   * Confirms what another person asked for, and starts it.
   *
   * @return the id of the execution
   * @throws NoSuchStart when there is none
   * @throws CannotDecide when the actor asked for it, or it is decided or expired
   * @throws LaunchRefused when it cannot be started now; then it can be confirmed later
   */
  long confirm(long id, String actor);

  /**
   * Declines what another person asked for.
   *
   * @throws NoSuchStart when there is none
   * @throws CannotDecide when the actor asked for it, or it is decided or expired
   * @throws LaunchRefused when there is no reason
   */
  void decline(long id, @Nullable String reason, String actor);

  /** All that wait for a second person, the oldest first. */
  List<AskedStart> waiting();

  /** The last that were asked for, the newest first. */
  List<AskedStart> latest(int most);

  /**
   * One of them.
   *
   * @throws NoSuchStart when there is none
   */
  AskedStart find(long id);

  /** What came of a start by hand. */
  sealed interface Result {}

  /** It was started. */
  record Started(long run) implements Result {}

  /** It was asked for, and waits for a second person. */
  record Asked(long id) implements Result {}
}
