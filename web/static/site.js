/* Two comforts; every page works without them: copy buttons, and Ctrl+Enter in the form. */
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
