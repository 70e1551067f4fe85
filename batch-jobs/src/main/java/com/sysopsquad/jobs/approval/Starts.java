package com.sysopsquad.jobs.approval;

import com.sysopsquad.jobs.job.LaunchRefused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Manual starts: at once, or after a second person has confirmed. Every command is audited. */
public interface Starts {

  /**
   * Starts a job, or requests the start if it requires a second person.
   *
   * @param reason for people who look at it later; may be missing if none is required
   * @throws LaunchRefused if it cannot be started now, is already requested, or lacks a reason
   */
  Result start(String job, Map<String, String> parameters, @Nullable String reason, String actor);

  /**
   * Confirms another operator's start request and starts the job.
   *
   * @return the id of the execution
   * @throws NoSuchStart if there is none
   * @throws CannotDecide if the actor requested it, or it is decided or expired
   * @throws LaunchRefused if it cannot be started now; then it can be confirmed later
   */
  long confirm(long id, String actor);

  /**
   * Declines another operator's start request.
   *
   * @throws NoSuchStart if there is none
   * @throws CannotDecide if the actor requested it, or it is decided or expired
   * @throws LaunchRefused if there is no reason
   */
  void decline(long id, @Nullable String reason, String actor);

  /** All starts that are waiting for a second person, oldest first. */
  List<AskedStart> waiting();

  /** The latest requested starts, newest first. */
  List<AskedStart> latest(int most);

  /**
   * One requested start.
   *
   * @throws NoSuchStart if there is none
   */
  AskedStart find(long id);

  /** The result of a manual start. */
  sealed interface Result {}

  /** It was started. */
  record Started(long run) implements Result {}

  /** It was requested, and is waiting for a second person. */
  record Asked(long id) implements Result {}
}
