package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.jobs.console.topology.Layout.Box;
import com.sysopsquad.jobs.console.topology.Layout.Ends;
import com.sysopsquad.jobs.console.topology.Layout.Point;
import com.sysopsquad.jobs.console.topology.Layout.Shape;
import com.sysopsquad.jobs.console.topology.Layout.Structure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Lays a structure out in layers from left to right, by the Eclipse Layout Kernel. */
final class LayeredLayout {

  private static final double GAP = 14;
  private static final double BETWEEN_LAYERS = 44;
  private static final double MARGIN = 10;
  private static final double HEADING = 30;

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> nodes = new HashMap<>();
  private final Map<Ends, ElkEdge> edges = new HashMap<>();

  static {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
  }

  private LayeredLayout() {}

  static Layout of(Structure structure) {
    LayeredLayout layout = new LayeredLayout();
    layout.build(structure);
    new RecursiveGraphLayoutEngine().layout(layout.root, new NullElkProgressMonitor());
    return layout.read();
  }

  private void build(Structure structure) {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
    space(root);
    structure.zones().stream().sorted().forEach(zone -> nodes.put(zone, zone()));
    for (Shape shape : structure.shapes()) {
      ElkNode parent = shape.zone() == null ? root : nodes.getOrDefault(shape.zone(), root);
      ElkNode node = ElkGraphUtil.createNode(parent);
      node.setDimensions(shape.width(), Shape.HEIGHT);
      nodes.put(shape.id(), node);
    }
    structure.lines().stream()
        .sorted(Comparator.comparing(Ends::from).thenComparing(Ends::to))
        .forEach(this::join);
  }

  private ElkNode zone() {
    ElkNode zone = ElkGraphUtil.createNode(root);
    zone.setProperty(CoreOptions.PADDING, new ElkPadding(HEADING, MARGIN, MARGIN, MARGIN));
    space(zone);
    return zone;
  }

  private static void space(ElkNode node) {
    node.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
    node.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    node.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, MARGIN);
  }

  private void join(Ends ends) {
    ElkNode from = nodes.get(ends.from());
    ElkNode to = nodes.get(ends.to());
    if (from != null && to != null) {
      edges.put(ends, ElkGraphUtil.createSimpleEdge(from, to));
    }
  }

  private Layout read() {
    Map<String, Box> boxes = new HashMap<>();
    nodes.forEach(
        (id, node) -> {
          Point corner = corner(node);
          boxes.put(id, new Box(corner.x(), corner.y(), node.getWidth(), node.getHeight()));
        });
    Map<Ends, List<Point>> lines = new HashMap<>();
    edges.forEach((ends, edge) -> lines.put(ends, points(edge)));
    return new Layout(root.getWidth(), root.getHeight(), boxes, lines);
  }

  /** Positions are relative to the node around it. */
  private static Point corner(ElkNode node) {
    double x = node.getX();
    double y = node.getY();
    for (ElkNode around = node.getParent(); around != null; around = around.getParent()) {
      x += around.getX();
      y += around.getY();
    }
    return new Point(x, y);
  }

  private static List<Point> points(ElkEdge edge) {
    Point corner = corner(edge.getContainingNode());
    List<Point> points = new ArrayList<>();
    for (ElkEdgeSection section : edge.getSections()) {
      points.add(new Point(corner.x() + section.getStartX(), corner.y() + section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point(corner.x() + bend.getX(), corner.y() + bend.getY()));
      }
      points.add(new Point(corner.x() + section.getEndX(), corner.y() + section.getEndY()));
    }
    return points;
  }
}
