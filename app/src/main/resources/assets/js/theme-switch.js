// Appearance and the width of the menu: remembered in cookies so that the server draws the page right at once.
const root = document.documentElement;
const remember = (name, value) => {
  document.cookie = `${name}=${value};path=/;max-age=31536000;samesite=lax`;
};
const press = () =>
  document.querySelectorAll("[data-set-theme]").forEach((button) => {
    button.setAttribute("aria-pressed", String(button.dataset.setTheme === root.dataset.theme));
  });

document.addEventListener("click", (event) => {
  const theme = event.target.closest("[data-set-theme]")?.dataset.setTheme;
  if (theme) {
    root.dataset.theme = theme;
    remember("theme", theme);
    document.dispatchEvent(new CustomEvent("mainstay:apply-theme"));
    press();
  }
  if (event.target.closest("[data-fold-rail]")) {
    root.dataset.rail = root.dataset.rail === "narrow" ? "wide" : "narrow";
    remember("rail", root.dataset.rail);
    window.dispatchEvent(new Event("resize"));
  }
});
press();

// Paper is white.
addEventListener("beforeprint", () => {
  if (root.dataset.bsTheme !== "dark") return;
  root.dataset.bsTheme = "light";
  document.dispatchEvent(new CustomEvent("mainstay:theme"));
});
addEventListener("afterprint", () => document.dispatchEvent(new CustomEvent("mainstay:apply-theme")));
