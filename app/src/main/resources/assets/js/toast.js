// Short notices; those that the server sends with a page go away by themselves, unless they offer an undo being used.
const box = document.getElementById("toasts");
const fade = (note) =>
  setTimeout(() => {
    if (note.contains(document.activeElement) || note.matches(":hover")) fade(note);
    else note.remove();
  }, 8000);

const toast = (text) => {
  const note = document.createElement("div");
  note.className = "toast-note";
  note.textContent = text;
  box?.append(note);
  fade(note);
};

box?.querySelectorAll(".toast-note").forEach(fade);
document.addEventListener("htmx:afterSwap", () => box?.querySelectorAll(".toast-note").forEach(fade));
document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (!copy) return;
  const source = document.getElementById(copy.dataset.copy);
  const rows = source.querySelectorAll("tr");
  const text = rows.length
    ? [...rows].map((row) => [...row.cells].map((cell) => cell.innerText.trim()).join("\t")).join("\n")
    : source.textContent.trim();
  await navigator.clipboard.writeText(text);
  toast("Copied.");
});
mainstay.toast = toast;
