// A company's logo: two peaks, in a dark colour for a light window and in a light one for a dark window.
import type { Logo } from "../ipc";

const address = (png: string) => `data:image/png;base64,${png}`;

const light = address(
  "iVBORw0KGgoAAAANSUhEUgAAAIgAAAA4CAYAAAAmcLAnAAABG0lEQVR42u3bwQ2DMAwFUO6dqcuw/w701CNKG0Jw7Pelv4D91IIlti14Xu/92ETOcHxrGnKKAxJp4oBEmjgggeP4taYFByTSjwMSOCCB4zoOSOCABA5IZAKOFZBA/DCOyEj80gXBEXEJ/g6D4Yi0BM9MQXFEWIIH6+A4nlqCN7CFcMxegNf0BXHMWoBbzsI47l6Ag18CHHctwFU4EY6RC6h+GU6LY8Twq1+G0+O4Mvzql+EyOHqGX/0yXA7HP8Ovfhkui6M1/MqHPzgag698+IOjMfjKhz84ij5kwwEJHBoAimFDAgckcEACh85AYpigwAEJHDoQiYFBAoj2IzEoBUR9sCUiIiI+XdBED6+GoIAoIAqIAqIurCKSJx+3tkQOobAChQAAAABJRU5ErkJggg==",
);
const dark = address(
  "iVBORw0KGgoAAAANSUhEUgAAAIgAAAA4CAYAAAAmcLAnAAABHElEQVR42u3bwQ2DMAwFUPYfqot0CTagpx5R2hCCY78v/QXspxYssW3B83rvxyZyhuNb05BTHJBIEwck0sQBCRzHrzUtOCCRfhyQwAEJHNdxQAIHJHBAIhNwrIAE4odxREbily4IjohL8HcYDEekJXhmCoojwhI8WAfH8dQSvIEthGP2ArymL4hj1gLcchbGcfcCHPwS4LhrAa7CiXCMXED1y3BaHCOGX/0ynB7HleFXvwyXwdEz/OqX4XI4/hl+9ctwWRyt4Vc+/MHRGHzlwx8cjcFXPvzBUfQhGw5I4NAAUAwbEjgggQMSOHQGEsMEBQ5I4NCBSAwMEkC0H4lBKSDqgy0RERHx6YImeng1BAVEAVFAFBB1YRWRPPkAj1OdZu9AgQwAAAAASUVORK5CYII=",
);

export const logo: Logo = { light, dark };

/** The logo of a company that has none for a dark window. */
export const logoForLight: Logo = { light };
