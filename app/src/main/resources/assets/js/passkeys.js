// Forms that a passkey fills in: the device answers what our server asks, and the form is sent as any other.
const able = () => typeof window.PublicKeyCredential?.parseRequestOptionsFromJSON === "function";

const forms = (within) => {
  within.querySelectorAll("form[data-passkey]").forEach((form) => (form.hidden = !able()));
  within.querySelectorAll("[data-without-passkeys]").forEach((note) => (note.hidden = able()));
};

const asked = async (form) => {
  const csrf = document.querySelector("meta[name=csrf]").content;
  const reply = await fetch(form.dataset.options, { method: "POST", headers: { "X-CSRF-TOKEN": csrf } });
  if (!reply.ok) throw new Error("Mainstay could not start this. Open the page again.");
  return reply.json();
};

const answered = async (form) => {
  const options = await asked(form);
  return form.dataset.passkey === "make"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
};

const words = {
  NotAllowedError: "The passkey was not used. Try again, and confirm on your device.",
  InvalidStateError: "This device has a passkey for you here already.",
  SecurityError: "Passkeys do not work at this address.",
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-passkey]");
  if (!form) return;
  event.preventDefault();
  const problem = form.querySelector("[data-passkey-problem]");
  const button = form.querySelector("button");
  problem.hidden = true;
  button.disabled = true;
  try {
    form.elements.answer.value = JSON.stringify((await answered(form)).toJSON());
    form.submit();
  } catch (error) {
    problem.textContent = words[error.name] ?? error.message;
    problem.hidden = false;
    button.disabled = false;
  }
});

document.addEventListener("htmx:afterSwap", (event) => forms(event.detail.target));
forms(document);
