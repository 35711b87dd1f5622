// Draws the rows that the stream brings as areas or lines in SVG. A figure says all about itself: its legend names the columns, data-kind what is drawn.
const SVG = "http://www.w3.org/2000/svg";
const MINUTE = 60_000;
const SPAN = 15 * MINUTE;
const SLOT = 5000;
const PAD = { left: 56, right: 12, top: 10, bottom: 24 };
// Rasters beside the colours, for eyes that do not tell colours apart: lines at an angle, or dots.
const PATTERNS = {
  prefill: "M0 3h1.6v1.6h-1.6zM3 0h1.6v1.6h-1.6z",
  preserved: "M-1 1l2-2M0 6l6-6M5 7l2-2",
  retained: "M3 0v6",
  hostretained: "M3 0v6",
  moving: "M0 3h6",
  swapped: "M-1 5l2 2M0 0l6 6M5-1l2 2",
  preempted: "M0 0l6 6M6 0l-6 6",
};

const make = (name, attributes, parent) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value);
  }
  parent?.append(element);
  return element;
};
const whole = new Intl.NumberFormat("en");
const short = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const clock = (at) => new Date(at).toLocaleTimeString("en-GB");

class Chart {
  constructor(figure) {
    this.figure = figure;
    this.plot = figure.querySelector(".plot");
    this.areas = figure.dataset.kind === "areas";
    this.log = figure.dataset.log === "1";
    this.unit = figure.dataset.unit;
    this.title = figure.querySelector("h2").textContent;
    this.series = [...figure.querySelectorAll("[data-column]")].map((item) => ({
      column: Number(item.dataset.column), key: item.dataset.key, label: item.textContent.trim(), unit: item.dataset.unit ?? this.unit, hidden: item.hidden,
    }));
    this.rows = [];
    this.marks = [];
    this.cursor = null;
    this.svg = make("svg", { tabindex: "0", role: "img" });
    this.tip = document.createElement("div");
    this.tip.className = "tip";
    this.tip.hidden = true;
    this.table = figure.querySelector(".rows");
    this.table.addEventListener("toggle", () => this.tabulate());
    this.svg.addEventListener("pointermove", (event) => this.point(event));
    this.svg.addEventListener("pointerleave", () => this.aim(null));
    this.svg.addEventListener("blur", () => this.aim(null));
    this.svg.addEventListener("keydown", (event) => this.walk(event));
    new ResizeObserver(() => this.draw()).observe(this.plot);
  }

  take(rows) {
    const from = (rows.at(-1)?.[0] ?? 0) - SPAN;
    const kept = new Map(this.rows.filter((row) => row[0] >= from).map((row) => [row[0], row]));
    rows.forEach((row) => kept.set(row[0], row));
    this.rows = [...kept.values()].sort((a, b) => a[0] - b[0]);
    this.draw();
    this.tabulate();
  }

  scale() {
    const box = this.plot.getBoundingClientRect();
    this.width = Math.max(240, box.width);
    this.height = Math.max(120, box.height);
    this.end = this.rows.at(-1)?.[0] ?? Date.now();
    this.span = [2, 5, SPAN / MINUTE].map((minutes) => minutes * MINUTE).find((span) => this.end - this.rows[0][0] <= span) ?? SPAN;
    const drawn = this.series.filter((one) => !one.hidden);
    const tops = this.rows.map((row) => (this.areas ? drawn.reduce((sum, one) => sum + (row[one.column] ?? 0), 0) : Math.max(...drawn.map((one) => row[one.column] ?? 0))));
    this.top = (this.log ? 1 : 1.08) * Math.max(this.log ? 9 : 1, ...tops);
    this.x = (at) => PAD.left + ((at - this.end + this.span) / this.span) * (this.width - PAD.left - PAD.right);
    const share = this.log ? (value) => Math.log10(1 + value) / Math.log10(1 + this.top) : (value) => value / this.top;
    this.y = (value) => this.height - PAD.bottom - share(value) * (this.height - PAD.top - PAD.bottom);
  }

  draw() {
    if (this.rows.length === 0) {
      return;
    }
    this.plot.classList.remove("skeleton");
    if (this.svg.parentNode !== this.plot) {
      this.plot.replaceChildren(this.svg, this.tip);
    }
    this.scale();
    this.svg.setAttribute("viewBox", "0 0 " + this.width + " " + this.height);
    this.svg.replaceChildren();
    this.rasters();
    this.axes();
    if (this.areas) {
      this.stack();
    } else {
      this.lines();
    }
    this.cross();
    this.svg.setAttribute("aria-label", this.title + " " + this.sentence(this.rows.at(-1)) + " Arrow keys walk through time.");
  }

  rasters() {
    const defs = make("defs", {}, this.svg);
    for (const [key, path] of Object.entries(PATTERNS)) {
      const pattern = make("pattern", { id: "raster-" + key, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, defs);
      make("rect", { width: 6, height: 6, class: "fill-" + key }, pattern);
      make("path", { d: path, class: "raster" }, pattern);
    }
  }

  axes() {
    const axis = make("g", { class: "axis" }, this.svg);
    for (const value of this.ticks()) {
      const y = this.y(value);
      make("line", { x1: PAD.left, x2: this.width - PAD.right, y1: y, y2: y }, axis);
      make("text", { x: PAD.left - 6, y: y + 4, "text-anchor": "end" }, axis).textContent = value === 0 ? "0" : short.format(value);
    }
    make("text", { x: PAD.left + 2, y: PAD.top + 2, class: "unit", "dominant-baseline": "hanging" }, axis).textContent = this.unit;
    const minutes = this.span / MINUTE;
    const narrow = this.width < 420;
    const every = minutes < 5 ? (narrow ? 1 : 0.5) : minutes < 15 ? (narrow ? 2.5 : 1) : narrow ? 5 : 3;
    for (let minute = minutes; minute >= 0; minute -= every) {
      const anchor = minute === minutes ? "start" : minute === 0 ? "end" : "middle";
      const word = minute === 0 ? "now" : minute < 1 ? "−" + minute * 60 + " s" : "−" + minute + " min";
      make("text", { x: this.x(this.end - minute * MINUTE), y: this.height - 6, "text-anchor": anchor }, axis).textContent = word;
    }
  }

  ticks() {
    if (this.log) {
      return [0, 1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8].filter((value) => value <= this.top);
    }
    const raw = this.top / 4;
    const size = Math.pow(10, Math.floor(Math.log10(raw)));
    const step = [1, 2, 5, 10].map((factor) => factor * size).find((one) => one >= raw);
    return Array.from({ length: Math.floor(this.top / step) + 1 }, (_, i) => i * step);
  }

  // A slot without a row is a time when nobody looked: nothing is drawn there.
  runs() {
    const runs = [];
    for (const row of this.rows) {
      const last = runs.at(-1);
      if (last && row[0] - last.at(-1)[0] <= 2 * SLOT) {
        last.push(row);
      } else {
        runs.push([row]);
      }
    }
    return runs;
  }

  stack() {
    const ends = [];
    for (const run of this.runs()) {
      let floor = run.map(() => 0);
      for (const one of this.series.filter((each) => !each.hidden)) {
        const roof = run.map((row, i) => floor[i] + (row[one.column] ?? 0));
        const up = run.map((row, i) => [this.x(row[0]), this.y(roof[i])]);
        const down = run.map((row, i) => [this.x(row[0]), this.y(floor[i])]).reverse();
        if (run.length === 1) {
          up.push([up[0][0] + 2, up[0][1]]);
          down.unshift([down[0][0] + 2, down[0][1]]);
        }
        if (one.key.endsWith("free")) {
          ends.push(() => this.limit(run, roof, one.key === "free" ? "device" : "with host tier"));
        } else if (roof.some((value, i) => value > floor[i])) {
          make("path", { d: "M" + [...up, ...down].map((at) => at.map((n) => n.toFixed(1)).join(" ")).join("L") + "Z", class: "area area-" + one.key }, this.svg);
        }
        floor = roof;
      }
    }
    // Over the areas: that of the host tier begins where the device ends.
    ends.forEach((end) => end());
  }

  // What is free is not drawn; where it ends, the memory does.
  limit(run, roof, word) {
    const at = run.map((row, i) => [this.x(row[0]), this.y(roof[i])]);
    at.push([at.at(-1)[0] + 2, at.at(-1)[1]]);
    make("path", { d: "M" + at.map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L"), class: "limit" }, this.svg);
    if (run.at(-1) === this.rows.at(-1)) {
      make("text", { x: at.at(-1)[0] - 4, y: at.at(-1)[1] - 5, "text-anchor": "end", class: "limit-word" }, this.svg).textContent = word + ": " + short.format(roof.at(-1));
    }
  }

  lines() {
    for (const one of this.series.filter((each) => !each.hidden)) {
      for (const run of this.runs()) {
        const at = run.filter((row) => row[one.column] != null).map((row) => [this.x(row[0]), this.y(row[one.column])]);
        if (at.length > 0) {
          at.push([at.at(-1)[0] + 2, at.at(-1)[1]]);
          make("path", { d: "M" + at.map((p) => p.map((n) => n.toFixed(1)).join(" ")).join("L"), class: "line line-" + one.key }, this.svg);
        }
      }
    }
    for (const [at, text] of this.marks.filter((mark) => mark[0] >= this.end - this.span && mark[0] <= this.end + SLOT)) {
      const x = Math.min(this.x(at), this.width - PAD.right);
      const mark = make("g", { class: "mark" }, this.svg);
      make("line", { x1: x, x2: x, y1: PAD.top, y2: this.height - PAD.bottom }, mark);
      make("path", { d: "M" + (x - 5) + " " + PAD.top + "h10l-5 7z" }, mark);
      make("title", {}, mark).textContent = text;
    }
  }

  sentence(row) {
    return clock(row[0]) + ": " + this.series.filter((one) => row[one.column] != null && (one.key === "hidden" || !one.hidden))
      .map((one) => one.label + " " + whole.format(row[one.column]) + " " + one.unit).join(", ") + ".";
  }

  point(event) {
    const box = this.svg.getBoundingClientRect();
    const at = this.end - this.span + (((event.clientX - box.left) / box.width) * this.width - PAD.left) / (this.width - PAD.left - PAD.right) * this.span;
    let best = 0;
    this.rows.forEach((row, i) => {
      best = Math.abs(row[0] - at) < Math.abs(this.rows[best][0] - at) ? i : best;
    });
    this.aim(best);
  }

  walk(event) {
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -1e9, End: 1e9 };
    if (event.key === "Escape") {
      this.aim(null);
    } else if (event.key in steps && this.rows.length > 0) {
      event.preventDefault();
      this.aim(Math.min(this.rows.length - 1, Math.max(0, (this.cursor ?? this.rows.length) + steps[event.key])));
    }
  }

  aim(index) {
    this.cursor = index;
    this.cross();
  }

  // Draws the cursor and its exact values, if somebody aims.
  cross() {
    this.svg.querySelector(".cursor")?.remove();
    const row = this.cursor === null ? null : this.rows[Math.min(this.cursor, this.rows.length - 1)];
    this.tip.hidden = !row;
    if (!row) {
      return;
    }
    const x = this.x(row[0]);
    make("line", { x1: x, x2: x, y1: PAD.top, y2: this.height - PAD.bottom, class: "cursor" }, this.svg);
    const lines = this.series.filter((one) => row[one.column] != null && (one.key === "hidden" || !one.hidden)).map((one) => {
      const line = document.createElement("p");
      line.dataset.key = one.key;
      const swatch = document.createElement("span");
      swatch.className = "swatch";
      line.append(swatch, one.label, " ");
      const value = document.createElement("b");
      value.textContent = whole.format(row[one.column]) + " " + one.unit;
      line.append(value);
      return line;
    });
    const head = document.createElement("p");
    head.className = "head";
    head.textContent = clock(row[0]);
    this.tip.replaceChildren(head, ...lines);
    const share = x / this.width;
    this.tip.style.setProperty("left", "calc(" + share * 100 + "% + " + (share > 0.5 ? "-12px" : "12px") + ")");
    this.tip.style.setProperty("transform", share > 0.5 ? "translateX(-100%)" : "none");
  }

  tabulate() {
    if (!this.table.open) {
      return;
    }
    const shown = this.series.filter((one) => one.key === "hidden" || !one.hidden);
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (const text of ["time", ...shown.map((one) => one.label + ", " + one.unit)]) {
      const cell = document.createElement("th");
      cell.scope = "col";
      cell.textContent = text;
      head.append(cell);
    }
    const body = table.createTBody();
    for (const row of this.rows.toReversed()) {
      const line = body.insertRow();
      line.insertCell().textContent = clock(row[0]);
      shown.forEach((one) => (line.insertCell().textContent = row[one.column] == null ? "–" : whole.format(row[one.column])));
    }
    const place = this.table.querySelector("div");
    const top = place.scrollTop;
    place.replaceChildren(table);
    place.scrollTop = top;
    place.tabIndex = 0;
    place.setAttribute("role", "region");
    place.setAttribute("aria-label", this.title);
  }
}

for (const figure of document.querySelectorAll("figure[data-chart]")) {
  const chart = new Chart(figure);
  document.addEventListener(figure.dataset.chart, (event) => chart.take(event.detail));
  document.addEventListener("marks", (event) => {
    chart.marks = event.detail;
    chart.draw();
  });
}
