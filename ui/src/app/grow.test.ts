import { expect, test, vi } from "vitest";
import { onlyGrows } from "./grow";

test("a list keeps its greatest height until its width changes", () => {
  let measured = () => {};
  class Observer {
    constructor(listener: () => void) {
      measured = listener;
    }
    observe() {}
    disconnect() {}
  }
  vi.stubGlobal("ResizeObserver", Observer);
  const list = document.createElement("ul");
  const measure = (offsetWidth: number, offsetHeight: number) => {
    Object.defineProperties(list, {
      offsetWidth: { value: offsetWidth, configurable: true },
      offsetHeight: { value: offsetHeight, configurable: true },
    });
    measured();
    return list.style.minHeight;
  };
  onlyGrows(list);

  expect(measure(400, 80)).toBe("80px");
  expect(measure(400, 120)).toBe("120px");
  expect(measure(400, 80)).toBe("120px");
  expect(measure(300, 90)).toBe("90px");
  vi.unstubAllGlobals();
});
