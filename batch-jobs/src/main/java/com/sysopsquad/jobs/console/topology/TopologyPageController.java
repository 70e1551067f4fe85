package com.sysopsquad.jobs.console.topology;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Dependencies;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.Section;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The topology as a picture and as lists, of everything or of one conversation. */
@ConsolePage
class TopologyPageController implements Section {

  private static final int LONGEST_FIND = 100;
  private static final String NORMAL = "100";
  private static final List<Integer> ZOOMS = List.of(50, 75, 100, 150, 200);

  private final ReadingTopology reading;
  private final Layouts layouts;
  private final Dependencies dependencies;
  private final Formats formats;

  TopologyPageController(
      ReadingTopology reading, Layouts layouts, Dependencies dependencies, Formats formats) {
    this.reading = reading;
    this.layouts = layouts;
    this.dependencies = dependencies;
    this.formats = formats;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.MESSAGES, 0, "Topology", "/topology", "y");
  }

  /**
   * @param flow the queue of a conversation; empty for everything
   * @param find what to look for
   * @param zoom in percent; the nearest that there is
   */
  @GetMapping("/topology")
  String topology(
      @RequestParam(defaultValue = "") String flow,
      @RequestParam(defaultValue = "") String find,
      @RequestParam(defaultValue = NORMAL) int zoom,
      Model model) {
    String wanted = find.length() > LONGEST_FIND ? find.substring(0, LONGEST_FIND) : find.strip();
    int size = ZOOMS.contains(zoom) ? zoom : Integer.parseInt(NORMAL);
    model.addAttribute("flow", flow);
    model.addAttribute("find", wanted);
    model.addAttribute("zoom", size);
    model.addAttribute("zooms", ZOOMS);
    model.addAttribute("flows", ReadingTopology.conversations());
    model.addAttribute("topology", dependencies.fromDatabase(() -> view(flow, wanted, size)));
    return "console/topology";
  }

  @GetMapping("/parts/topology")
  String part(
      @RequestParam(defaultValue = "") String flow,
      @RequestParam(defaultValue = "") String find,
      @RequestParam(defaultValue = NORMAL) int zoom,
      Model model) {
    return topology(flow, find, zoom, model) + " :: live";
  }

  private TopologyView view(String flow, String find, int zoom) {
    Seen seen = reading.seen();
    Topology topology = reading.topology(seen, flow.isEmpty() ? null : flow);
    return TopologyView.of(
        seen,
        flow.isEmpty() ? null : seen.channel(flow).orElse(null),
        topology,
        layouts.of(topology),
        find,
        zoom,
        formats);
  }
}
