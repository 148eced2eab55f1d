// Which columns of a table are shown; remembered on this device for each table.
const hide = (table) => {
  const hidden = JSON.parse(localStorage.getItem(`columns:${table.id}`) ?? "[]");
  [...table.rows].forEach((row) =>
    [...row.cells].forEach((cell, at) => cell.toggleAttribute("data-hidden-column", hidden.includes(at))),
  );
  document.querySelectorAll(`[data-columns-of="${table.id}"] input`).forEach((box) => {
    box.checked = !hidden.includes(Number(box.value));
  });
};
const all = (root = document) => root.querySelectorAll("table.sheet[id]").forEach(hide);

document.addEventListener("change", (event) => {
  const chooser = event.target.closest("[data-columns-of]");
  const table = chooser && document.getElementById(chooser.dataset.columnsOf);
  if (!table) return;
  const hidden = [...chooser.querySelectorAll("input:not(:checked)")].map((box) => Number(box.value));
  localStorage.setItem(`columns:${table.id}`, JSON.stringify(hidden));
  hide(table);
});
document.addEventListener("htmx:afterSwap", () => all());
all();
