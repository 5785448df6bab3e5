
/* One comfort; the page reads without it: j and k go from finding to finding, if they may. */
"use strict";
{
  const box = document.getElementById("keys");
  const findings = [...document.querySelectorAll(".card.finding")];
  const kept = "claims-verifier-keys";
  const store = (value) => { try { localStorage.setItem(kept, value); } catch { /* not allowed in a file */ } };
  const stored = () => { try { return localStorage.getItem(kept); } catch { return null; } };

  if (findings.length) {
    box.closest(".keys").hidden = false;
    box.checked = stored() !== "off";
    box.addEventListener("change", () => store(box.checked ? "on" : "off"));
  }

  const top = (card) => card.getBoundingClientRect().top;
  const current = () => findings.indexOf(document.activeElement.closest(".card.finding"));

  function next(step) {
    const at = current();
    if (at >= 0) return findings[at + step];
    const below = findings.findIndex((card) => top(card) > 0);
    if (step > 0) return findings[below];
    return findings[below < 0 ? findings.length - 1 : below - 1];
  }

  document.addEventListener("keydown", (event) => {
    if (!box.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input[type=text], textarea, select, [contenteditable]")) return;
    const step = { j: 1, k: -1 }[event.key];
    const card = step && next(step);
    if (!card) return;
    event.preventDefault();
    card.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    card.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  });
}
