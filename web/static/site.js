/* Comforts; every page works without them: copy buttons, Ctrl+Enter in a form, single keys where a
   page names them (data-key), which it does only while the reader has not switched them off. */
"use strict";

document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && field.form) {
    event.preventDefault();
    field.form.requestSubmit();
  }
});

for (const hint of document.querySelectorAll(".with-keyboard")) {
  hint.hidden = false;
}

async function copy(button) {
  const text = button.dataset.copy;
  if ("copyHtml" in button.dataset && window.ClipboardItem && navigator.clipboard.write) {
    const as = (type) => new Blob([text], { type });
    const item = new ClipboardItem({ "text/html": as("text/html"), "text/plain": as("text/plain") });
    await navigator.clipboard.write([item]);
  } else {
    await navigator.clipboard.writeText(text);
  }
}

for (const line of document.querySelectorAll(".copy-buttons")) {
  if (!navigator.clipboard) continue;
  line.hidden = false;
  line.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    const told = line.querySelector(".copied");
    try {
      await copy(button);
      told.textContent = "Copied.";
    } catch {
      told.textContent = "The browser did not allow it; select the text instead.";
    }
  });
}

/* A letter presses its button or goes to its field, but never while somebody is typing. */
const keyed = document.querySelectorAll("[data-key]");
let pressed = false;
window.addEventListener("pageshow", () => { pressed = false; });
if (keyed.length) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    if (typing) {
      if (event.key === "Escape") typing.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || pressed) return;
    const one = [...keyed].find((element) => element.dataset.key === event.key);
    if (!one) return;
    event.preventDefault();
    if (one.tagName === "BUTTON") {
      // a second press while the next page is on its way would decide that one
      pressed = true;
      one.click();
    } else {
      one.focus();
    }
  });
}
