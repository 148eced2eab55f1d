// Menus are <details>: they work without scripts; here they close when one looks elsewhere.
const closeAll = (but) =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== but && !menu.contains(but)) menu.open = false;
  });

// A menu near the edge moves as far as it must to be seen whole.
document.addEventListener("toggle", ({ target }) => {
  const body = target.matches?.("details.menu[open]") && target.querySelector(".menu__body");
  if (!body) return;
  body.style.translate = "";
  const { left, right } = body.getBoundingClientRect();
  const by = Math.max(8 - left, 0) - Math.max(right + 8 - innerWidth, 0);
  if (by) body.style.translate = `${by}px`;
}, true);

document.addEventListener("click", (event) => closeAll(event.target.closest("details.menu")));
document.addEventListener("focusin", (event) => closeAll(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.stopPropagation();
});
