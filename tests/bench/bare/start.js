// The stub's policy forbids scripts inside the page.
Bare({ canvas: document.getElementById('canvas') });
