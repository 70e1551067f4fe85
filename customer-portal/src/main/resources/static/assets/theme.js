// A page whose theme is not fixed follows the device, also while it is open.
(() => {
  'use strict';

  const root = document.documentElement;
  if (root.dataset.bsTheme) {
    return;
  }
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = () => { root.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', follow);
  follow();
})();
