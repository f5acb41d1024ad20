// A company's colour, for tests and the gallery.
import type { Accent } from "../ipc";

/** The red of a company, as the shell makes its uses. */
export const red: Accent = {
  fill: "light-dark(#b3121d,#d78489)",
  text: "light-dark(#b3121d,#d78489)",
  hover: "light-dark(#8f0e17,#e1a3a7)",
  press: "light-dark(#740c13,#e7b5b8)",
  soft: "light-dark(#f4dedf,#3b2d2d)",
  on: "light-dark(#ffffff,#201415)",
  strong: "light-dark(#930f18,#eabdc0)",
  stronger: "light-dark(#670b11,#f0d1d3)",
};
