// The exact value behind a short one, or why there is none: on pointing, on focus, on tapping.
const bubble = document.createElement("div");
bubble.className = "more";
bubble.popover = "manual";
bubble.ariaHidden = "true"; // Whoever cannot see it is told the same beside the figure.
document.body.append(bubble);

const show = (figure) => {
  bubble.textContent = figure.dataset.more;
  (figure.closest("dialog") ?? document.body).append(bubble);
  if (!bubble.matches(":popover-open")) bubble.showPopover();
  const at = figure.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - bubble.offsetWidth - 8);
  const below = at.bottom + 4 + bubble.offsetHeight < innerHeight;
  bubble.style.left = `${Math.max(8, left)}px`;
  bubble.style.top = `${below ? at.bottom + 4 : at.top - bubble.offsetHeight - 4}px`;
};
const hide = () => bubble.matches(":popover-open") && bubble.hidePopover();

for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(on, (event) => {
    const figure = event.target.closest?.("[data-more]");
    if (figure) show(figure);
  });
  document.addEventListener(off, (event) => event.target.closest?.("[data-more]") && hide());
}
document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
