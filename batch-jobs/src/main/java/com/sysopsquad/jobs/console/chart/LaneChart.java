package com.sysopsquad.jobs.console.chart;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happened in a time, a lane for each subject (a Gantt chart).
 *
 * @param label what the chart shows, for whoever does not see it
 */
public record LaneChart(String label, List<Tick> ticks, List<Lane> lanes) {

  private static final int AXIS = 24;
  private static final int LANE = 38;
  private static final int TEXT = 15;
  private static final int BAR = 20;

  /** Shorter pieces are drawn this wide, so that they are seen. */
  private static final double LEAST = 0.4;

  private static final double WHOLE = 100;

  /** Further to the right, a text would be cut off. */
  private static final double END = 94;

  /** Keeps copies. */
  public LaneChart {
    ticks = List.copyOf(ticks);
    lanes = List.copyOf(lanes);
  }

  /** Draws the rows from above, and marks on the axis; what is outside of the time is cut off. */
  public static LaneChart of(
      String label, Instant from, Instant until, List<Mark> marks, List<Row> rows) {
    double whole = millis(from, until);
    List<Lane> lanes = new ArrayList<>();
    for (Row row : rows) {
      int top = AXIS + LANE * lanes.size();
      lanes.add(
          new Lane(
              row.name(),
              top + TEXT,
              top + BAR,
              row.pieces().stream().map(piece -> box(piece, from, until, whole)).toList()));
    }
    return new LaneChart(
        label, marks.stream().map(mark -> tick(mark, from, whole)).toList(), lanes);
  }

  private static Tick tick(Mark mark, Instant from, double whole) {
    double at = millis(from, mark.at());
    boolean start = at <= 0;
    boolean end = at * WHOLE > END * whole;
    return new Tick(
        Share.of(at, whole), mark.text(), start ? "at-start" : end ? "at-end" : "in-middle");
  }

  private static Box box(Piece piece, Instant from, Instant until, double whole) {
    Instant start = piece.from().isBefore(from) ? from : piece.from();
    Instant end = piece.until().isAfter(until) ? until : piece.until();
    double least = whole * LEAST / WHOLE;
    double width = Math.max(least, millis(start, end));
    double x = Math.min(millis(from, start), whole - width);
    return new Box(Share.of(x, whole), Share.of(width, whole), piece.look().style(), piece.title());
  }

  private static double millis(Instant from, Instant until) {
    return (double) Duration.between(from, until).toMillis();
  }

  /** Height of the whole chart in pixels. */
  public int height() {
    return AXIS + LANE * lanes.size();
  }

  /**
   * A lane to draw.
   *
   * @param name what it shows
   */
  public record Row(String name, List<Piece> pieces) {

    /** Keeps a copy. */
    public Row {
      pieces = List.copyOf(pieces);
    }
  }

  /** A piece of a lane, and what it is in words. */
  public record Piece(Instant from, Instant until, Look look, String title) {}

  /** A time on the axis, and how it is written. */
  public record Mark(Instant at, String text) {}

  /** A lane: its text and where that is written, and where its boxes are. */
  public record Lane(String name, int textY, int barY, List<Box> boxes) {}

  /** A drawn piece. */
  public record Box(String x, String width, String look, String title) {}

  /** A drawn mark; the class says on which side of it the text is. */
  public record Tick(String x, String text, String look) {}
}
