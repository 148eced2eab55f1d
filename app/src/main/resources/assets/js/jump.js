// Ctrl or ⌘ and K: jump to a page, an account or a metric.
const dialog = document.getElementById("jump");
const input = document.getElementById("jump-input");

const show = () => {
  if (!dialog || dialog.open) return;
  dialog.showModal();
  input.select();
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    show();
  }
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-jump]")) show();
  if (event.target === dialog) dialog.close();
});

dialog?.addEventListener("keydown", (event) => {
  const links = [...dialog.querySelectorAll(".jump__link")];
  const at = links.indexOf(document.activeElement);
  if (event.key === "ArrowDown") {
    event.preventDefault();
    links[Math.min(at + 1, links.length - 1)]?.focus();
  } else if (event.key === "ArrowUp") {
    event.preventDefault();
    (at > 0 ? links[at - 1] : input).focus();
  } else if (event.key === "Enter" && event.target === input && links.length) {
    event.preventDefault();
    links[0].click();
  }
});
