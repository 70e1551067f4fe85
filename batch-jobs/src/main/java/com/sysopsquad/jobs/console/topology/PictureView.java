package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.flows.topology.ProcessGraph;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.topology.Layout.Box;
import com.sysopsquad.jobs.console.topology.Layout.Ends;
import com.sysopsquad.jobs.console.topology.Layout.Point;
import com.sysopsquad.jobs.console.topology.Layout.Shape;
import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import com.sysopsquad.jobs.console.topology.Topology.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The picture as the page draws it.
 *
 * @param width on the page, in pixels
 * @param box of its coordinates
 */
record PictureView(
    long width,
    long height,
    String box,
    List<ZoneView> zones,
    List<LineView> lines,
    List<BoxView> boxes) {

  private static final double MARGIN = 10;
  private static final double CHIP = 300;
  private static final double GAP = 14;
  private static final double LEAST_WIDTH = 1_060;
  private static final int MOST_CHIPS = 40;
  private static final double HEAD = 7;

  /**
   * @param withProcesses whether the processes are above the picture
   * @param find what has this in its name is marked, and the rest pale; empty for neither
   * @param zoom in percent
   */
  static PictureView of(
      Topology topology, Layout layout, boolean withProcesses, String find, int zoom) {
    double width = Math.max(layout.width(), LEAST_WIDTH);
    int columns = (int) ((width - 2 * MARGIN + GAP) / (CHIP + GAP));
    List<ProcessGraph> chips =
        withProcesses ? topology.processes().stream().limit(MOST_CHIPS).toList() : List.of();
    int rows = (chips.size() + columns - 1) / columns;
    double above = rows * (Shape.HEIGHT + GAP);
    List<BoxView> boxes = new ArrayList<>();
    for (int i = 0; i < chips.size(); i++) {
      int column = i % columns;
      int row = i / columns;
      boxes.add(
          BoxView.of(
              chips.get(i),
              MARGIN + column * (CHIP + GAP),
              MARGIN + row * (Shape.HEIGHT + GAP),
              find));
    }
    for (Part part : topology.parts()) {
      Box box = layout.boxes().get(part.id());
      if (box != null) {
        boxes.add(BoxView.of(part, box, above, find));
      }
    }
    List<ZoneView> zones = new ArrayList<>();
    for (Zone zone : topology.zones()) {
      Box box = layout.boxes().get(zone.id());
      if (box != null) {
        zones.add(ZoneView.of(zone, box, above));
      }
    }
    List<LineView> lines = new ArrayList<>();
    for (Way way : topology.ways()) {
      List<Point> points = layout.lines().get(new Ends(way.from(), way.to()));
      if (points != null && points.size() > 1) {
        lines.add(LineView.of(way, points, above));
      }
    }
    double height = layout.height() + above;
    return new PictureView(
        Math.round(width * zoom / 100),
        Math.round(height * zoom / 100),
        "0 0 %s %s".formatted(number(width), number(height)),
        zones,
        lines,
        boxes);
  }

  static String number(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** A quantum or process around its boxes. */
  record ZoneView(
      String look,
      String x,
      String y,
      String width,
      String height,
      String textX,
      String textY,
      String label) {

    private static final int CHARACTER = 7;

    static ZoneView of(Zone zone, Box box, double above) {
      return new ZoneView(
          zone.state().look(),
          number(box.x()),
          number(box.y() + above),
          number(box.width()),
          number(box.height()),
          number(box.x() + MARGIN),
          number(box.y() + above + 19),
          Shape.cut(zone.label(), (int) ((box.width() - 2 * MARGIN) / CHARACTER)));
    }
  }

  /**
   * A way as a line.
   *
   * @param path of its points
   * @param head path of the arrow at its end
   * @param width in pixels; the more messages, the wider
   */
  record LineView(String look, String path, String head, String width) {

    static LineView of(Way way, List<Point> points, double above) {
      Point end = points.getLast();
      Point before = points.get(points.size() - 2);
      double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
      double alongX = length == 0 ? 1 : (end.x() - before.x()) / length;
      double alongY = length == 0 ? 0 : (end.y() - before.y()) / length;
      String head =
          "M%s,%s L%s,%s L%s,%s z"
              .formatted(
                  number(end.x()),
                  number(end.y() + above),
                  number(end.x() - HEAD * alongX - HEAD / 2 * alongY),
                  number(end.y() + above - HEAD * alongY + HEAD / 2 * alongX),
                  number(end.x() - HEAD * alongX + HEAD / 2 * alongY),
                  number(end.y() + above - HEAD * alongY - HEAD / 2 * alongX));
      return new LineView(
          way.state().look(),
          points.stream()
              .map(point -> number(point.x()) + "," + number(point.y() + above))
              .collect(Collectors.joining(" L", "M", "")),
          head,
          number(width(way)));
    }

    private static double width(Way way) {
      Double rate = way.perSecond();
      return rate == null ? 1 : Math.min(7, 1 + 2 * Math.log10(1 + 10 * rate));
    }
  }

  /**
   * A part or a process as a box.
   *
   * @param pipe whether it is drawn as a channel
   * @param label all about it in words
   */
  record BoxView(
      String id,
      String look,
      boolean pipe,
      String drawing,
      double x,
      double y,
      double width,
      String name,
      String detail,
      String mark,
      String label,
      String address) {

    static BoxView of(Part part, Box box, double above, String find) {
      return new BoxView(
          part.id(),
          look(part.state(), find, TopologyView.matches(part, find)),
          part.symbol().isChannel(),
          part.symbol().drawing(),
          box.x(),
          box.y() + above,
          box.width(),
          Shape.name(part.name()),
          Shape.detail(part.name(), part.detail()),
          part.state().mark(),
          words(
              part.name(),
              part.symbol(),
              part.place(),
              part.detail(),
              part.state().badge().word(),
              part.reason()),
          part.address());
    }

    static BoxView of(ProcessGraph process, double x, double y, String find) {
      PartState state = process.isSilent() ? PartState.SILENT : PartState.RUNNING;
      String detail =
          process.isSilent() ? "Silent for " + Formats.duration(process.silentFor()) : "Running";
      return new BoxView(
          Topology.id("chip", process.id().toString()),
          look(state, find, TopologyView.matches(process, find)),
          false,
          Symbol.PROCESS.drawing(),
          x,
          y,
          CHIP,
          Shape.cut(process.name(), 26),
          Shape.cut(process.quantum() + " · " + detail, 38),
          state.mark(),
          words(process.name(), Symbol.PROCESS, process.quantum(), "", detail, ""),
          "#process-" + process.id());
    }

    private static String words(
        String name, Symbol symbol, String place, String detail, String state, String reason) {
      return String.join(
              ", ",
              List.of(name, symbol.words().toLowerCase(Locale.ROOT), place, detail, state).stream()
                  .filter(words -> !words.isEmpty())
                  .toList())
          + (reason.isEmpty() ? "" : ". " + reason);
    }

    private static String look(PartState state, String find, boolean matches) {
      return state.look() + (find.isEmpty() ? "" : matches ? " is-found" : " is-pale");
    }

    /** Where something is, from its left edge. */
    public String atX(double right) {
      return number(x + right);
    }

    /** Where its texts begin. */
    public String textX() {
      return atX(pipe ? 28 : 46);
    }

    /** Where the middle of its mark is: a pipe is round at its end. */
    public String markX() {
      return beforeX(pipe ? 22 : 16);
    }

    private String beforeX(double left) {
      return number(x + width - left);
    }

    /** Where something is, from its upper edge. */
    public String atY(double down) {
      return number(y + down);
    }

    /** Its width as text. */
    public String wide() {
      return number(width);
    }

    /** The near end of a pipe, through which one sees into it. */
    public String mouth() {
      return "M%s,%s a9,23 0 0 1 0,46".formatted(atX(9), atY(0));
    }

    /** The outline of a pipe. */
    public String outline() {
      return "M%s,%s h%s a9,23 0 0 1 0,46 h-%s a9,23 0 0 1 0,-46 z"
          .formatted(atX(9), atY(0), number(width - 18), number(width - 18));
    }
  }
}
