package com.sysopsquad.jobs.console.home;

import com.sysopsquad.jobs.console.frame.ConsolePage;
import com.sysopsquad.jobs.console.frame.Section;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page: the whole page, and the part that refreshes automatically. */
@ConsolePage
class HomePageController implements Section {

  private final Home home;

  HomePageController(Home home) {
    this.home = home;
  }

  @Override
  public Entry entry() {
    return new Entry(Group.HOME, 1, "Home", "/", "h");
  }

  @GetMapping("/")
  String home(Model model) {
    model.addAttribute("home", home.now());
    return "console/home";
  }

  @GetMapping("/parts/home")
  String part(Model model) {
    return home(model) + " :: live";
  }
}
