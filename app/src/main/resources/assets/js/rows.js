// j and k walk the rows of a table, Enter opens, Space looks inside.
const rows = () => [...document.querySelectorAll("#panel:not([hidden]) .sheet tbody tr[data-row]")].concat(
  document.querySelector("#panel:not([hidden]) .sheet") ? [] : [...document.querySelectorAll("main .sheet tbody tr[data-row]")],
);
const typing = (target) => target.closest("input, textarea, select, [contenteditable], dialog");

const step = (by) => {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement.closest?.("tr[data-row]"));
  const row = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
  row.focus();
  row.scrollIntoView({ block: "nearest" });
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j") step(1);
  if (event.key === "k") step(-1);
  const row = event.target.matches?.("tr[data-row]") ? event.target : null;
  const link = row?.querySelector("a[href]");
  if (!link) return;
  if (event.key === "Enter") link.click();
  if (event.key === " ") {
    event.preventDefault();
    mainstay.open(link);
  }
});

// A list in the panel is searched there.
document.addEventListener("submit", (event) => {
  const form = event.target.closest("#panel form[role=search]");
  if (!form) return;
  const given = [...new FormData(form)].filter(([, value]) => value !== "");
  if (mainstay.open({ href: `${form.getAttribute("action").split("#")[0]}?${new URLSearchParams(given)}` })) event.preventDefault();
});
