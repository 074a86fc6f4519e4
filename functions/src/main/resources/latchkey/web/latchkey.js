// Fetches a list that is longer than one file, part by part, and saves it as one file. Without scripts the link itself
// downloads the first part.
for (const link of document.querySelectorAll("a[data-whole]")) {
  const said = link.parentElement.querySelector("[role=status]");
  let busy = false;
  link.parentElement.querySelectorAll("[data-parts]").forEach(hint => { hint.hidden = true; });
  link.addEventListener("click", async event => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    try {
      const parts = [];
      for (let next = link.href; next; ) {
        const answer = await fetch(next);
        if (!answer.ok) throw new Error(`The answer was ${answer.status}.`);
        const text = await answer.text();
        parts.push(parts.length ? text.slice(text.indexOf("\r\n") + 2) : "\uFEFF" + text);
        next = /<([^>]+)>; rel="next"/.exec(answer.headers.get("link") ?? "")?.[1];
        said.textContent = next ? `Part ${parts.length} is here, the next is on its way.` : "Saved.";
      }
      save(new Blob(parts, { type: "text/csv" }), link.download);
    } catch (fault) {
      said.textContent = `The download broke off. ${fault.message} Please try again.`;
    }
    busy = false;
  });
}

// Puts a file that somebody chooses where they could have pasted it. Without scripts they paste it.
for (const choose of document.querySelectorAll("input[type=file][data-into]")) {
  const shown = choose.closest(".choose");
  const said = shown.querySelector("[role=status]");
  shown.hidden = false;
  choose.addEventListener("change", async () => {
    const file = choose.files[0];
    if (!file) return;
    try {
      const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
      document.getElementById(choose.dataset.into).value = text;
      said.textContent = `${file.name} stands above now.`;
    } catch {
      said.textContent = `${file.name} cannot be read. It must be text in UTF-8.`;
    }
  });
}

function save(blob, name) {
  const file = document.createElement("a");
  file.href = URL.createObjectURL(blob);
  file.download = name;
  file.click();
  setTimeout(() => URL.revokeObjectURL(file.href), 60_000);
}
