// What htmx cannot do: switch the theme, and say when operations does not answer.
(() => {
  const root = document.documentElement;
  const themeSwitch = document.getElementById("theme-switch");
  if (themeSwitch) {
    themeSwitch.hidden = false;
    themeSwitch.addEventListener("click", () => {
      root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", root.dataset.bsTheme); } catch { /* for this page only */ }
    });
  }

  const unanswered = document.getElementById("unanswered");
  if (unanswered) {
    const silent = () => { unanswered.hidden = false; };
    for (const event of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
      document.body.addEventListener(event, silent);
    }
    document.body.addEventListener("htmx:afterOnLoad", (event) => {
      if (event.detail.successful) { unanswered.hidden = true; }
    });
  }
})();
