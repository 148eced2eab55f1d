// Menus are <details>: they work without scripts; here they close when one looks elsewhere.
const closeAll = (but) =>
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (menu !== but && !menu.contains(but)) menu.open = false;
  });

document.addEventListener("click", (event) => closeAll(event.target.closest("details.menu")));
document.addEventListener("focusin", (event) => closeAll(event.target.closest("details.menu")));
document.addEventListener("keydown", (event) => {
  const menu = document.querySelector("details.menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
  event.stopPropagation();
});
