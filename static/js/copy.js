// Copies a table for Word or an e-mail: as a table, and as text with tabs for whatever takes no table.
const escape = (words) =>
  words.replace(/[&<>]/g, (mark) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[mark]);

// What a cell says: a line for each block in it, and nothing that is only there to be heard or clicked.
function said(cell) {
  const copy = cell.cloneNode(true);
  copy.querySelectorAll(".govuk-visually-hidden").forEach((one) => one.remove());
  copy.querySelectorAll(".sp-status__letter").forEach((one) => one.append(" "));
  copy.querySelectorAll("br").forEach((one) => one.replaceWith("\n"));
  copy.querySelectorAll("p, li").forEach((one) => one.append("\n"));
  return copy.textContent
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .filter(Boolean)
    .join("\n");
}

function asTable(table) {
  const cell = (one) => {
    const tag = one.tagName.toLowerCase();
    const scope = one.scope ? ` scope="${one.scope}"` : "";
    return `<${tag}${scope}>${escape(said(one)).replace(/\n/g, "<br>")}</${tag}>`;
  };
  const row = (one) => `<tr>${[...one.cells].map(cell).join("")}</tr>`;
  const part = (one) => `<${one.tagName.toLowerCase()}>${[...one.rows].map(row).join("")}</${one.tagName.toLowerCase()}>`;
  const parts = [...table.children].filter((one) => one.rows).map(part).join("");
  const caption = table.caption ? `<caption>${escape(said(table.caption))}</caption>` : "";
  return `<table border="1" cellspacing="0" cellpadding="4">${caption}${parts}</table>`;
}

const asText = (table) =>
  [...table.rows].map((row) => [...row.cells].map((one) => said(one).replace(/\n/g, " ")).join("\t")).join("\n");

async function copy(table) {
  const kinds = { "text/html": asTable(table), "text/plain": asText(table) };
  const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], { type })]);
  await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  const words = button.parentElement.querySelector("[role=status]");
  const table = document.getElementById(button.dataset.copies)?.querySelector("table");
  if (!table || !navigator.clipboard?.write || !("ClipboardItem" in window)) {
    continue;
  }
  button.hidden = false;
  button.addEventListener("click", async () => {
    words.textContent = "";
    try {
      await copy(table);
      words.textContent = "Copied. Paste it into Word or an e-mail.";
    } catch {
      words.textContent = "Your browser did not let this be copied. Select the table and copy it yourself.";
    }
  });
}
