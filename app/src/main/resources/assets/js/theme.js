// Before anything is painted: the chosen theme, or the system's.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = root.dataset.theme;
    const theme = chosen === "light" || chosen === "dark" ? chosen : dark.matches ? "dark" : "light";
    root.setAttribute("data-bs-theme", theme);
    document.dispatchEvent(new CustomEvent("mainstay:theme"));
  };
  dark.addEventListener("change", apply);
  document.addEventListener("mainstay:apply-theme", apply);
  apply();
})();
