// All elements are known and built: pages wait for this before they reach into them.
'use strict';
(() => {
  const ready = () => setTimeout(() => document.dispatchEvent(new CustomEvent('all-crowd-elements-ready', { bubbles: true })));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', ready);
  else ready();
})();
