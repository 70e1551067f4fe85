/*
 * Keeps an open page true: parts marked data-live="topic ..." are loaded again when the server says that one of their
 * topics changed. Where its stream is not to be had, the page asks every few seconds instead. A page that can be the
 * answer to a form, whose own address serves no page, names the address to load from: data-live-from="/address".
 */
(() => {
  'use strict';

  const ASK_EVERY = 10_000;
  const FORGOTTEN_AFTER = 15 * 60_000;

  const parts = () => [...document.querySelectorAll('[data-live][id]')];
  if (parts().length === 0) {
    return;
  }

  let used = Date.now();
  let stream = null;
  let timer = 0;
  let loading = false;
  let again = false;

  const news = document.createElement('p');
  news.className = 'visually-hidden';
  news.setAttribute('role', 'status');
  document.body.append(news);

  const watched = topics => parts().some(part => part.dataset.live.split(' ').some(topic => topics.includes(topic)));

  /** Puts in what has changed, but nothing under the hands of whoever uses the part just now. */
  function replaceBy(fresh) {
    parts().forEach(part => {
      const next = fresh.getElementById(part.id);
      if (!next || next.isEqualNode(part)) {
        return;
      }
      if (part.contains(document.activeElement)) {
        part.addEventListener('focusout', () => refresh(), {once: true});
        return;
      }
      const put = document.importNode(next, true);
      part.replaceWith(put);
      if (window.htmx) {
        window.htmx.process(put);
      }
      news.textContent = document.body.dataset.news || '';
    });
  }

  function address() {
    const named = parts().find(part => part.dataset.liveFrom);
    return named ? named.dataset.liveFrom : location.href.split('#')[0];
  }

  async function refresh() {
    if (loading) {
      again = true;
      return;
    }
    loading = true;
    try {
      const answer = await fetch(address(), {headers: {Accept: 'text/html'}, redirect: 'manual', cache: 'no-store'});
      if (answer.type === 'opaqueredirect') {
        stop();
        location.replace(address());
      } else if (answer.ok) {
        replaceBy(new DOMParser().parseFromString(await answer.text(), 'text/html'));
      }
    } catch {
      // The server is away: the stream or the next question finds it again.
    } finally {
      loading = false;
      if (again) {
        again = false;
        refresh();
      }
    }
  }

  function stop() {
    clearInterval(timer);
    timer = 0;
    if (stream) {
      stream.close();
      stream = null;
    }
  }

  function ask() {
    timer = timer || setInterval(() => {
      if (Date.now() - used > FORGOTTEN_AFTER) {
        stop();
      } else {
        refresh();
      }
    }, ASK_EVERY);
  }

  function start() {
    if (stream || timer || document.hidden) {
      return;
    }
    if (!window.EventSource) {
      ask();
      return;
    }
    stream = new EventSource('/live');
    // Something may have changed between the page and the stream, or while it was interrupted.
    stream.addEventListener('open', () => refresh());
    stream.addEventListener('changed', event => {
      if (watched(event.data.split(' '))) {
        refresh();
      }
    });
    stream.addEventListener('error', () => {
      // A page that nobody uses must not keep its session alive for ever.
      if (Date.now() - used > FORGOTTEN_AFTER) {
        stop();
      } else if (stream && stream.readyState === EventSource.CLOSED) {
        stop();
        ask();
      }
    });
  }

  ['pointerdown', 'keydown', 'scroll'].forEach(sign => document.addEventListener(sign, () => {
    used = Date.now();
    start();
  }, {passive: true}));
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      stop();
    } else {
      start();
    }
  });
  window.addEventListener('pagehide', stop);
  start();
})();
