package com.sysopsquad.jobs.console.search;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Formats;
import com.sysopsquad.jobs.console.frame.ProbeResult;
import com.sysopsquad.jobs.console.frame.Section;
import com.sysopsquad.jobs.console.frame.layout.Navigation;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The search results of all sections. */
@ConsolePage
class SearchPageController {

  private static final int LONGEST = 100;

  private final Navigation navigation;

  SearchPageController(Navigation navigation) {
    this.navigation = navigation;
  }

  @GetMapping("/search")
  String search(@RequestParam(defaultValue = "") String q, Model model) {
    String text = q.replace("\0", "").strip();
    String asked = text.substring(0, Math.min(text.length(), LONGEST));
    List<ProbeResult<List<Section.Hit>>> answers =
        asked.isEmpty()
            ? List.of()
            : navigation.sections().stream().map(section -> section.search(asked)).toList();
    List<Section.Hit> hits =
        answers.stream().flatMap(answer -> answer.value().stream()).flatMap(List::stream).toList();
    model.addAttribute("q", asked);
    model.addAttribute("hits", hits);
    model.addAttribute("complete", answers.stream().allMatch(ProbeResult::reached));
    model.addAttribute("heading", heading(asked, hits.size()));
    return "console/search";
  }

  private static String heading(String text, int found) {
    if (text.isEmpty()) {
      return "Search";
    }
    return found == 0
        ? "Nothing found for \"%s\"".formatted(text)
        : "%s for \"%s\"".formatted(Formats.counted(found, "result"), text);
  }
}
