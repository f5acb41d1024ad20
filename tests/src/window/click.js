// Watches for the next click: one beside the element is stopped before the page sees it.
// Arguments: the element.
const [wanted] = arguments;

window.watched?.abort();
window.watched = new AbortController();
delete window.landed;

const look = (event) => {
  window.landed = wanted.contains(event.target);
  if (!window.landed) {
    event.stopImmediatePropagation();
    event.preventDefault();
  }
};
addEventListener("click", look, { capture: true, once: true, signal: window.watched.signal });
