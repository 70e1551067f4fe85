package com.sysopsquad.jobs.console.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.sysopsquad.jobs.console.topology.Layout.Box;
import com.sysopsquad.jobs.console.topology.Layout.Ends;
import com.sysopsquad.jobs.console.topology.Layout.Point;
import com.sysopsquad.jobs.console.topology.Layout.Shape;
import com.sysopsquad.jobs.console.topology.Layout.Structure;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where the parts of a picture are. */
class LayeredLayoutTests {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void whatSendsIsLeftOfWhatReceives() {
    Layout layout =
        LayeredLayout.of(
            structure(
                List.of(shape("outbox", null), shape("queue", null), shape("flow", null)),
                Set.of(),
                new Ends("outbox", "queue"),
                new Ends("queue", "flow")));

    assertThat(box(layout, "outbox").x()).isLessThan(box(layout, "queue").x());
    assertThat(box(layout, "queue").x()).isLessThan(box(layout, "flow").x());
  }

  @Test
  void aLineBeginsAndEndsAtItsParts() {
    Ends across = new Ends("queue", "reader");
    Ends inside = new Ends("reader", "activator");
    Layout layout =
        LayeredLayout.of(
            structure(
                List.of(shape("queue", null), shape("reader", "zone"), shape("activator", "zone")),
                Set.of("zone"),
                across,
                inside));

    for (Ends ends : List.of(across, inside)) {
      List<Point> line = Objects.requireNonNull(layout.lines().get(ends));
      Box from = box(layout, ends.from());
      Box to = box(layout, ends.to());
      assertThat(line.getFirst().x()).isEqualTo(from.x() + from.width());
      assertThat(line.getFirst().y()).isBetween(from.y(), from.y() + from.height());
      assertThat(line.getLast().x()).isEqualTo(to.x());
      assertThat(line.getLast().y()).isBetween(to.y(), to.y() + to.height());
    }
  }

  @Test
  void aZoneIsAroundWhatBelongsToIt() {
    Layout layout =
        LayeredLayout.of(
            structure(
                List.of(shape("a", "zone"), shape("b", "zone"), shape("c", null)),
                Set.of("zone"),
                new Ends("c", "a"),
                new Ends("a", "b")));

    Box zone = box(layout, "zone");
    for (String id : List.of("a", "b")) {
      Box part = box(layout, id);
      assertThat(part.x()).isGreaterThan(zone.x());
      assertThat(part.y()).isGreaterThan(zone.y() + 20);
      assertThat(part.x() + part.width()).isLessThan(zone.x() + zone.width());
      assertThat(part.y() + part.height()).isLessThan(zone.y() + zone.height());
    }
  }

  @Test
  void circlesAreLaidOutToo() {
    Layout layout =
        LayeredLayout.of(
            structure(
                List.of(shape("a", null), shape("b", null), shape("c", null)),
                Set.of(),
                new Ends("a", "b"),
                new Ends("b", "c"),
                new Ends("c", "a"),
                new Ends("c", "b")));

    assertThat(layout.lines()).hasSize(4);
    assertThat(overlapping(layout, List.of("a", "b", "c"))).isEmpty();
  }

  @Test
  void theLargestPictureTakesSecondsOfTheProcessorAndNothingOverlaps() {
    List<Shape> shapes = new ArrayList<>();
    Set<Ends> lines = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      shapes.add(shape("p" + i, i % 5 == 0 ? null : "zone" + i % 7));
      lines.add(new Ends("p" + i, "p" + (i * 7 + 3) % 200));
      lines.add(new Ends("p" + i, "p" + (i * 31 + 11) % 200));
    }
    Set<String> zones = new HashSet<>();
    IntStream.range(0, 7).forEach(zone -> zones.add("zone" + zone));
    lines.removeIf(ends -> ends.from().equals(ends.to()));

    long before = THREADS.getCurrentThreadCpuTime();
    Layout layout = LayeredLayout.of(new Structure(shapes, zones, lines));

    assertThat(Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - before))
        .isLessThan(Duration.ofSeconds(20));
    assertThat(overlapping(layout, shapes.stream().map(Shape::id).toList())).isEmpty();
  }

  private static List<String> overlapping(Layout layout, List<String> ids) {
    List<String> found = new ArrayList<>();
    for (String one : ids) {
      for (String other : ids) {
        if (one.compareTo(other) < 0 && overlap(box(layout, one), box(layout, other))) {
          found.add(one + " and " + other);
        }
      }
    }
    return found;
  }

  private static boolean overlap(Box one, Box other) {
    return one.x() < other.x() + other.width()
        && other.x() < one.x() + one.width()
        && one.y() < other.y() + other.height()
        && other.y() < one.y() + one.height();
  }

  private static Box box(Layout layout, String id) {
    return Objects.requireNonNull(layout.boxes().get(id));
  }

  private static Shape shape(String id, @Nullable String zone) {
    return new Shape(id, 200, zone);
  }

  private static Structure structure(List<Shape> shapes, Set<String> zones, Ends... lines) {
    return new Structure(shapes, zones, Set.of(lines));
  }
}
