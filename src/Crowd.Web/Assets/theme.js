// Loaded before the first paint: the theme that this person chose, or else the system's.
(() => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    document.documentElement.dataset.bsTheme = localStorage.getItem('crowd-theme') ?? (system.matches ? 'dark' : 'light');
    document.dispatchEvent(new Event('crowd:theme'));
  };
  system.addEventListener('change', apply);
  document.addEventListener('click', event => {
    if (!event.target.closest('[data-theme-switch]')) return;
    localStorage.setItem('crowd-theme', document.documentElement.dataset.bsTheme === 'dark' ? 'light' : 'dark');
    apply();
  });
  apply();
})();
