// Where tabs do not fit side by side, the one that is open is in sight.
document.querySelectorAll(".tabs").forEach((tabs) => {
  const open = tabs.querySelector("[aria-current]");
  if (!open) return;
  const before = open.getBoundingClientRect().left - tabs.getBoundingClientRect().left;
  tabs.scrollLeft = before - (tabs.clientWidth - open.offsetWidth) / 2;
});
