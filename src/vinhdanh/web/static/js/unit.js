// The grid by keyboard, dropping a file, and forms that are sent once. Every page works without this file.

const grid = document.querySelector("[data-grid]");
if (grid) {
  const place = "tbody th a, [data-cell]"; // a name or one of its conclusions
  const rows = [...grid.tBodies[0].rows].map((row) => [...row.querySelectorAll(place)]);
  const cells = rows.flat();
  const only = (cell) => {
    for (const other of cells) other.tabIndex = other === cell ? 0 : -1;
  };
  only(grid.querySelector("[data-cell]")); // one stop for Tab; arrows move inside

  const steps = {
    ArrowUp: (row, column) => [row - 1, column],
    ArrowDown: (row, column) => [row + 1, column],
    ArrowLeft: (row, column) => [row, column - 1],
    ArrowRight: (row, column) => [row, column + 1],
    Home: (row) => [row, 0],
    End: (row) => [row, rows[row].length - 1],
    PageUp: (row, column) => [Math.max(row - 10, 0), column],
    PageDown: (row, column) => [Math.min(row + 10, rows.length - 1), column],
  };

  grid.addEventListener("focusin", (event) => {
    const cell = event.target.closest(place);
    if (cell) only(cell);
  });

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest(place);
    const step = steps[event.key];
    const tick = event.key === " " && cell?.closest("td")?.querySelector("input[type=checkbox]");
    if (tick) {
      event.preventDefault();
      tick.click();
    }
    if (!cell || !step || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows.findIndex((line) => line.includes(cell));
    const [toRow, toColumn] = step(row, rows[row].indexOf(cell));
    const target = rows[toRow]?.[toColumn];
    event.preventDefault();
    target?.focus({ preventScroll: true });
    target?.scrollIntoView({ block: "nearest", inline: "nearest" }); // clear of the heads, the names and the meter
  });
}

const drop = document.querySelector("[data-drop]");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  for (const name of ["dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("drop--over", name === "dragover");
    });
  }
  drop.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change"));
    input.focus();
  });
}

// On a phone the filters fold away until they are wanted.
if (window.matchMedia("(width < 48rem)").matches) {
  for (const fold of document.querySelectorAll(".fold:not([data-kept-open])")) fold.open = false;
}

// Ticking in the grid: the meter counts along; one stop for Tab in the grid, the space bar ticks a cell.
const meter = document.querySelector("[data-meter]");
if (meter) {
  const form = meter.closest("form");
  const ticks = [...form.querySelectorAll("input[name=chon]")];
  const ticked = meter.querySelector("[data-ticked]");
  const percent = (part, whole) => {
    const hundredths = whole ? Math.floor((10_000 * part) / whole) : 0;
    return `(${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, "0")}%)`;
  };
  const count = () => {
    for (const award of meter.querySelectorAll("[data-award]")) {
      const chosen = ticks.filter((tick) => tick.checked && tick.dataset.award === award.dataset.award);
      const all = Number(award.dataset.listed) + chosen.length;
      award.querySelector("[data-count]").textContent = all;
      award.querySelector("[data-share]").textContent = percent(all, Number(award.dataset.everybody));
      award.classList.toggle("meter__award--over", award.dataset.cap !== "" && all > Number(award.dataset.cap));
    }
    ticked.hidden = false;
    ticked.querySelector("b").textContent = ticks.filter((tick) => tick.checked).length;
  };
  for (const tick of ticks) tick.tabIndex = -1;
  for (const button of meter.querySelectorAll("[data-suggest]")) {
    const { award } = button.closest("[data-award]").dataset;
    const suggested = ticks.filter((tick) => tick.dataset.award === award && "suggested" in tick.dataset);
    button.hidden = suggested.length === 0;
    button.addEventListener("click", () => {
      const fill = !suggested.every((tick) => tick.checked);
      for (const tick of suggested) tick.checked = fill;
      count();
    });
  }
  form.addEventListener("change", count);
  count();
}

// The report: what stands is said in one line; a version that somebody else has saved never goes under.
const report = document.querySelector("[data-report]");
if (report) {
  const version = report.querySelector("[name=version]");
  const conflict = document.querySelector("#xung-dot");
  let dirty = false;
  const mark = () => report.querySelector("#trang-thai");
  report.addEventListener("input", () => {
    dirty = true;
    mark()?.classList.add("saved--typing");
  });
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig.elt !== report || event.detail.xhr.status !== 409) return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    event.detail.target = conflict;
    event.detail.swapOverride = "innerHTML";
    mark()?.classList.add("saved--not");
    mark()?.querySelector("span").replaceChildren(mark().dataset.clash);
  });
  document.body.addEventListener("htmx:afterSwap", () => {
    const saved = mark()?.dataset.version;
    if (saved !== undefined && conflict.children.length === 0) version.value = saved;
    dirty = !saved;
  });
  for (const failed of ["htmx:sendError", "htmx:responseError"]) {
    document.body.addEventListener(failed, () => mark()?.classList.add("saved--not"));
  }
  conflict.addEventListener("click", (event) => {
    const taken = event.target.closest("[data-take-version]");
    if (!taken) return;
    version.value = taken.dataset.takeVersion;
    conflict.replaceChildren();
    report.dispatchEvent(new CustomEvent("save-now"));
  });
  report.addEventListener("submit", () => {
    dirty = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (dirty) event.preventDefault();
  });
  for (const count of report.querySelectorAll("[data-count-of]")) {
    const area = document.getElementById(count.dataset.countOf);
    const words = () => {
      count.querySelector("span").textContent = area.value.split(/\s+/u).filter(Boolean).length.toLocaleString("vi");
    };
    count.hidden = false;
    area.addEventListener("input", words);
    words();
  }
}
