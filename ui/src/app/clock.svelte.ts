// The time on the page: it ticks only while something on the page reads it.
import { createSubscriber } from "svelte/reactivity";

const seconds = () => Date.now() / 1000;

function ticking(everyMs: number): () => number {
  const subscribe = createSubscriber((update) => {
    const timer = setInterval(update, everyMs);
    return () => clearInterval(timer);
  });
  return () => {
    subscribe();
    return seconds();
  };
}

/** The time in seconds since 1970; readers are updated every 20 seconds. */
export const now = ticking(20_000);

/** The time for countdowns; readers are updated every half second. */
export const nowExact = ticking(500);
