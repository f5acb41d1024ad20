// Finds the visible element of a role by the name a person or a screen reader knows it by.
// Arguments: role, name. Returns the element or null.
const [role, wanted] = arguments;

const candidates = {
  field: "input, textarea, select",
  button: "button, [role=button], input[type=submit], summary",
  link: "a[href], button, [role=link]",
  heading: "h1, h2, h3, [role=heading]",
  alert: "[role=alert]",
  option: "[role=radio], input[type=radio], input[type=checkbox], [role=menuitem], option",
}[role];

// Without the marks that isolate what is put into a sentence.
const tidy = (text) => (text ?? "").replace(/[\u2066-\u2069]/g, "").replace(/\s+/g, " ").trim();

const byIds = (ids) =>
  ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent).join(" ");

function nameOf(element) {
  if (element.hasAttribute("aria-labelledby")) return tidy(byIds(element.getAttribute("aria-labelledby")));
  if (element.hasAttribute("aria-label")) return tidy(element.getAttribute("aria-label"));
  if (element.labels?.length) return tidy([...element.labels].map((label) => label.innerText).join(" "));
  return tidy(element.innerText || element.value);
}

const seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: false });
const shown = [...document.querySelectorAll(candidates)].filter(seen);

return (
  shown.find((element) => nameOf(element) === wanted) ??
  shown.find((element) => nameOf(element).startsWith(wanted)) ??
  null
);
