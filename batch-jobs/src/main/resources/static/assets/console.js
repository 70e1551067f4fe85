// What htmx cannot do: switch the theme, keys, and say when operations does not answer.
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

  const keys = document.getElementById("keys");
  const keysButton = document.getElementById("keys-button");
  if (keys && keysButton) {
    keysButton.hidden = false;
    keysButton.addEventListener("click", () => { keys.showModal(); });
    let going = 0;
    document.addEventListener("keydown", (event) => {
      const writing = event.target.closest("input, textarea, select, dialog");
      if (writing || event.ctrlKey || event.altKey || event.metaKey) { return; }
      if (event.key === "/") {
        event.preventDefault();
        document.getElementById("search").focus();
      } else if (event.key === "?") {
        keys.showModal();
      } else if (event.key === "g") {
        going = Date.now();
      } else if (Date.now() - going < 1500) {
        going = 0;
        document.querySelector(`.side-link[data-key="${CSS.escape(event.key)}"]`)?.click();
      }
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
