// On the first visit the browser's time zone is offered as the company's; another can be chosen.
const select = document.querySelector("form[data-guess-zone] select[name=zone]");
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (select && [...select.options].some((option) => option.value === zone)) {
  select.value = zone;
  const help = document.getElementById(`${select.id}-help`);
  if (help) help.textContent += " This browser is in this zone.";
}
