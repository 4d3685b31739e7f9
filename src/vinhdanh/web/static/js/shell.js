// Menus that close, a dialog that htmx fills, unsaved words that ask. No page needs more than this file to be used.

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target.closest?.("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// Anything with hx-target="#panel" opens the side panel; closing gives the focus back to where it was.
const panel = document.querySelector("#panel-dialog");
if (panel) {
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id !== "panel") return;
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
  });
  panel.addEventListener("click", (event) => {
    if (event.target === panel || event.target.closest("[data-close]")) panel.close();
  });
}

// A page that fails to load inside the panel says so instead of staying silent.
document.body.addEventListener("htmx:responseError", (event) => {
  if (event.detail.target.id === "panel") window.location.assign(event.detail.pathInfo.finalRequestPath);
});

// On a narrow screen the links of a bar run out of sight; the page one is on is brought into it.
for (const link of document.querySelectorAll("nav ul [aria-current]")) {
  const bar = link.closest("ul");
  bar.scrollLeft = link.offsetLeft - bar.offsetLeft - (bar.clientWidth - link.offsetWidth) / 2;
}

// On a narrow screen a list stands row by row: each cell is told the head of its column; an empty one is left out.
document.addEventListener("htmx:load", ({ target }) => {
  for (const table of target.querySelectorAll(".table-stack")) {
    const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent.trim());
    for (const { cells } of table.tBodies[0].rows) {
      if (cells.length !== heads.length) continue; // a sentence across the columns
      heads.forEach((head, place) => {
        const cell = cells[place];
        cell.dataset.label = cell.textContent.trim() || cell.querySelector("input") ? head : "";
      });
    }
    table.classList.add("stacked");
  }
});

// A form that is on its way is not sent again; the server keeps to it where no script runs.
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "true";
  });
}
window.addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// A file is chosen in our words: the browser says "Choose file" in its own language.
for (const file of document.querySelectorAll("[data-file]")) {
  const input = file.querySelector("input[type=file]");
  const [choose, named] = file.querySelectorAll("[hidden]");
  const [first, none] = [choose.textContent, named.textContent];
  const name = () => {
    const chosen = input.files[0];
    choose.textContent = chosen ? choose.dataset.chosen : first;
    named.textContent = chosen ? chosen.name : none;
    named.classList.toggle("file__name--chosen", Boolean(chosen));
  };
  file.classList.add("file--named");
  choose.hidden = named.hidden = false;
  input.addEventListener("change", name);
  name(); // a page one comes back to keeps its file
}

document.querySelector(".error-summary")?.focus();
