// The picture of the application that index.html shows until there is a real one.

const fadeMs = 200;

export function removeSkeleton() {
  const skeleton = document.getElementById('skeleton');
  if (!skeleton || skeleton.classList.contains('gone')) return;
  skeleton.classList.add('gone');
  // Two main menus must not be read, not even while one fades.
  skeleton.setAttribute('aria-hidden', 'true');
  skeleton.inert = true;
  setTimeout(() => skeleton.remove(), fadeMs);
}
