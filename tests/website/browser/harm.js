// Has something that somebody wrote become part of this page? What is told, the texts in which
// payloads are looked for, and what the page offers to be copied as Markdown.
const [tags, ownScripts] = arguments;
const told = [];
const texts = [document.documentElement.textContent];
const copies = [];

function look(root, where) {
  for (const element of root.querySelectorAll("*")) {
    const tag = element.localName;
    if (!tags.includes(tag)) told.push(`${where} <${tag}>`);
    for (const { name, value } of element.attributes) {
      texts.push(value);
      // how a column of a Markdown table is set
      if (name === "style" && /^text-align:(left|right|center)$/.test(value)) continue;
      if (/^on|^style$|^srcdoc$|^background$|^srcset$|hit/i.test(name)) {
        told.push(`${where} <${tag} ${name}>`);
      }
      if (/^(href|xlink:href|src|action|formaction|cite|data|poster)$/.test(name) && value) {
        let scheme = "none";
        try { scheme = new URL(value, document.baseURI).protocol; } catch { /* told below */ }
        const own = scheme === location.protocol && tag !== "a";
        if (!own && !/^https?:$/.test(scheme) && !value.startsWith("#")) {
          told.push(`${where} <${tag} ${name}=${value}>`);
        }
      }
    }
  }
}

look(document, "page");
const scripts = [...document.scripts].filter((one) => !one.getAttribute("src")?.startsWith("/static/"));
if (scripts.length !== ownScripts) told.push(`${scripts.length} scripts`);
for (const form of document.forms) {
  if (!form.getAttribute("action")?.startsWith("/")) told.push("a form that is sent elsewhere");
}
for (const button of document.querySelectorAll("[data-copy]")) {
  if ("copyHtml" in button.dataset) {
    look(new DOMParser().parseFromString(button.dataset.copy, "text/html"), "copied");
  } else if (button.textContent === "Markdown") {
    copies.push(button.dataset.copy);
  }
}
if (window.hit) told.push("a script ran");
return { told: [...told, ...(window.breaches || [])], texts: texts.join("\n"), copies };
