package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.jobs.console.topology.Topology.Part;
import com.sysopsquad.jobs.console.topology.Topology.Way;
import com.sysopsquad.jobs.console.topology.Topology.Zone;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where everything is in the picture, in pixels from its top left corner.
 *
 * @param boxes of parts and zones, by ID
 * @param lines of ways, from the first point to the last
 */
record Layout(double width, double height, Map<String, Box> boxes, Map<Ends, List<Point>> lines) {

  /** Copies the maps. */
  Layout {
    boxes = Map.copyOf(boxes);
    lines = Map.copyOf(lines);
  }

  record Box(double x, double y, double width, double height) {}

  record Point(double x, double y) {}

  /** The parts that a line joins. */
  record Ends(String from, String to) {}

  /** What a layout depends on: as long as it is the same, so is the layout. */
  record Structure(List<Shape> shapes, Set<String> zones, Set<Ends> lines) {

    static Structure of(Topology topology) {
      return new Structure(
          topology.parts().stream().map(Shape::of).toList(),
          topology.zones().stream().map(Zone::id).collect(Collectors.toUnmodifiableSet()),
          topology.ways().stream()
              .map(Structure::ends)
              .filter(ends -> !ends.from().equals(ends.to()))
              .collect(Collectors.toUnmodifiableSet()));
    }

    private static Ends ends(Way way) {
      return new Ends(way.from(), way.to());
    }
  }

  /** A part as large as its name needs. */
  record Shape(String id, double width, @Nullable String zone) {

    static final double HEIGHT = 46;

    private static final double BESIDE_THE_NAME = 76;
    private static final double OF_A_CHARACTER = 8.6;
    private static final double LEAST = 226;
    private static final double MOST = 320;

    static Shape of(Part part) {
      return new Shape(part.id(), width(part.name()), part.zone());
    }

    static double width(String name) {
      return Math.clamp(BESIDE_THE_NAME + OF_A_CHARACTER * name.length(), LEAST, MOST);
    }

    /** The name as far as there is room for it. */
    static String name(String name) {
      return cut(name, (int) Math.round((width(name) - BESIDE_THE_NAME) / OF_A_CHARACTER));
    }

    /** A smaller text below the name, as far as there is room for it. */
    static String detail(String name, String detail) {
      return cut(detail, (int) ((width(name) - BESIDE_THE_NAME + 18) / 6.6));
    }

    /** In whole characters, of which some are two chars. */
    static String cut(String text, int most) {
      return text.codePointCount(0, text.length()) <= most
          ? text
          : text.substring(0, text.offsetByCodePoints(0, Math.max(0, most - 1))) + "…";
    }
  }
}
