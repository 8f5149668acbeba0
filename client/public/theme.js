// Runs before the first paint, so that a remembered theme never flashes in the other one.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('regesta-theme');
  } catch {
    // Storage may be switched off; the system's preference is then all there is.
  }
  if (theme !== 'light' && theme !== 'dark')
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = theme;
})();
