// The worker site's own pages: the timer of a HIT, and what happens when the HIT's frame has been submitted.
'use strict';
(() => {
  const frame = document.getElementById('hit');
  const next = document.getElementById('next');
  const auto = document.getElementById('auto');
  const timer = document.querySelector('[role=timer]');

  if (auto) {
    if (next.dataset.auto !== 'on') auto.checked = sessionStorage.getItem('auto') === 'on';
    auto.addEventListener('change', () => sessionStorage.setItem('auto', auto.checked ? 'on' : 'off'));
  }

  const after = document.getElementById('after');
  if (frame && after) {
    addEventListener('message', event => {
      if (event.source === frame.contentWindow && event.data === 'crowd:submitted') location.href = after.href;
    });
  }

  if (frame && next) {
    // Anybody can post a message: it only makes us ask the server, which knows whether anything was submitted.
    addEventListener('message', event => {
      if (event.source !== frame.contentWindow || event.data !== 'crowd:submitted') return;
      if (auto.checked) next.action += '?auto=on';
      next.submit();
    });
  }

  if (timer) {
    const shift = Number(timer.dataset.now) - Date.now();
    const deadline = Number(timer.dataset.deadline);
    const left = timer.querySelector('.left');
    const warning = document.getElementById('warning');
    const show = () => {
      const seconds = Math.max(0, Math.round((deadline - Date.now() - shift) / 1000));
      const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
      left.textContent = (h ? h + ':' + String(m).padStart(2, '0') : m) + ':' + String(s).padStart(2, '0');
      timer.classList.toggle('short', seconds < 60);
      if (seconds === 60) warning.textContent = 'One minute left for this HIT.';
      if (seconds === 0) warning.textContent = 'The time for this HIT is over.';
      if (seconds > 0) setTimeout(show, 1000);
    };
    show();
  }
})();
