// The time as the page sees it: it ticks only while something on the page reads it.
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

/** Now, in seconds since 1970; whoever reads it is told again every 20 seconds. */
export const now = ticking(20_000);

/** Now, for countdowns: every half second. */
export const nowExact = ticking(500);
