// The appraisal desk by keyboard: arrows between nominations, space ticks, N opens the next; the roll of a
// council in one click. Works without.

const table = document.querySelector("[data-desk]");
if (table) {
  const links = [...table.querySelectorAll("[data-open]")];
  table.addEventListener("keydown", (event) => {
    const here = links.findIndex((link) => link.closest("[data-row]") === event.target.closest("[data-row]"));
    if (here < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      links[to]?.focus();
    } else if (event.key === " " && event.target.matches("[data-open]")) {
      event.preventDefault();
      event.target.closest("[data-row]").querySelector("input[type=checkbox]")?.click();
    }
  });

  const all = table.querySelector("[data-tick-all]");
  if (all) all.hidden = false;
  all?.addEventListener("change", () => {
    for (const box of table.querySelectorAll("input[name=de_nghi]")) box.checked = all.checked;
  });
}

const next = document.querySelector("[data-next]");
document.addEventListener("keydown", (event) => {
  if (!next || event.key.toLowerCase() !== "n" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!event.target.closest("input, textarea, select")) next.click();
});

const present = document.querySelector("[data-all-present]");
if (present) {
  present.hidden = false;
  present.addEventListener("click", () => {
    for (const choice of document.querySelectorAll(".roll select")) choice.value = "present";
  });
}
