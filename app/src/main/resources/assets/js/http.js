// What htmx sends along, and where what comes back goes.
const panel = () => document.getElementById("panel");
let opener = null;
let shown = location.pathname + location.search;
const note = () => (shown = location.pathname + location.search);

document.addEventListener("htmx:configRequest", (event) => {
  event.detail.headers["X-CSRF-TOKEN"] = document.querySelector("meta[name=csrf]").content;
});

const close = () => {
  if (!panel() || panel().hidden) return false;
  panel().hidden = true;
  panel().replaceChildren();
  if (panel().dataset.page) history.replaceState(null, "", panel().dataset.page);
  note();
  opener?.focus?.();
  return true;
};

const open = (link) => {
  const target = panel();
  if (!target) return false;
  if (target.hidden) {
    opener = link;
    target.dataset.page = location.href;
  }
  htmx.ajax("GET", link.href, { target: "#panel", swap: "innerHTML", source: target });
  return true;
};

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-close-panel]")) return close();
  const link = event.target.closest("a[data-drill], #panel thead a, #panel .pager a");
  const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (link && plain && open(link)) event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !document.querySelector("dialog[open], details.menu[open]") && close()) event.preventDefault();
});

document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id !== "panel") return;
  panel().hidden = false;
  panel().scrollTop = 0;
  panel().querySelector(".panel__title")?.focus();
});

// Back and forward: whatever the address says is loaded.
document.addEventListener("htmx:pushedIntoHistory", note);
window.addEventListener("popstate", (event) => {
  if (!event.state?.htmx && shown !== location.pathname + location.search) location.reload();
});

// A page that failed to come at all says so in words.
document.addEventListener("htmx:sendError", () => mainstay.toast("Mainstay cannot be reached. What you see is kept; try again."));

window.mainstay = { open };
