// A list whose lines appear and disappear while a person types must not move the content below it.
import type { Attachment } from "svelte/attachments";

/** Keeps an element at the greatest height that it has had at its present width. */
export const onlyGrows: Attachment<HTMLElement> = (element) => {
  if (typeof ResizeObserver === "undefined") return undefined;
  let width = 0;
  let highest = 0;
  const watch = new ResizeObserver(() => {
    if (element.offsetWidth !== width) {
      width = element.offsetWidth;
      highest = 0;
      element.style.minHeight = "";
    }
    if (element.offsetHeight <= highest) return;
    highest = element.offsetHeight;
    element.style.minHeight = `${highest}px`;
  });
  watch.observe(element);
  return () => watch.disconnect();
};
