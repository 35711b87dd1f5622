// The one stream of a page: fragments replace the element of the same id, rows go to the charts. It rests while the tab is hidden.
const WAITS = [1, 2, 5, 10];
const address = document.body.dataset.stream;
const live = document.getElementById("live");
const word = document.getElementById("live-word");
const trouble = document.getElementById("trouble");
let stream = null;
let timer = null;
let failures = 0;
let lastAt = null;

const say = (state, text) => {
  document.body.dataset.live = state;
  live.dataset.state = state;
  word.textContent = text;
};

const complain = (text) => {
  trouble.textContent = text;
  trouble.hidden = text === "";
};

const arrived = () => {
  lastAt = new Date();
  if (failures > 0 || document.body.dataset.live !== "live") {
    failures = 0;
    complain("");
    say("live", "Live");
  }
};

// A fragment waits while somebody stands in the one that it would replace.
const waiting = new Map();
const put = (id, html) => {
  const target = document.getElementById(id);
  if (!target) {
    return;
  }
  if (target.contains(document.activeElement)) {
    waiting.set(id, html);
    target.addEventListener("focusout", () => setTimeout(() => {
      if (waiting.has(id) && !target.contains(document.activeElement)) {
        put(id, waiting.get(id));
      }
    }), { once: true });
    return;
  }
  waiting.delete(id);
  window.htmx.swap(target, html, { swapStyle: "innerHTML" });
  ages();
};

const open = () => {
  clearTimeout(timer);
  if (stream || document.hidden || !address) {
    return;
  }
  stream = new EventSource(address);
  for (const name of ["chips", "tiles", "away", "changes"]) {
    stream.addEventListener(name, (event) => {
      arrived();
      put(name, event.data);
    });
  }
  for (const name of ["kv", "waits", "marks", "threshold"]) {
    stream.addEventListener(name, (event) => document.dispatchEvent(new CustomEvent(name, { detail: JSON.parse(event.data) })));
  }
  stream.addEventListener("loading", (event) => {
    arrived();
    say("loading", "Loading");
  });
  stream.addEventListener("tiles", () => {
    if (document.getElementById("loading")) {
      location.reload();
    }
  });
  stream.onerror = lost;
};

const close = () => {
  stream?.close();
  stream = null;
  clearTimeout(timer);
};

// The server ends streams now and then; one that ends comes again at once. Only what fails again is told.
const lost = async () => {
  close();
  const wait = failures === 0 ? 0.2 : WAITS[Math.min(failures, WAITS.length) - 1];
  failures++;
  timer = setTimeout(open, wait * 1000);
  if (failures < 3) {
    return;
  }
  say("lost", "No live data");
  let status = 0;
  try {
    status = (await fetch(location.href, { headers: { "HX-Request": "true" } })).status;
  } catch {
    status = 0;
  }
  const since = lastAt ? "since " + lastAt.toLocaleTimeString() : "yet";
  if (status === 401) {
    close();
    complain("You are signed out, so there is no live data " + since + ". Reload the page to sign in.");
  } else if (status === 0) {
    complain("No live data " + since + ": the server cannot be reached. The page keeps trying; what you see is old.");
  } else {
    complain("No live data " + since + ", though the server answers (" + status + "). Perhaps too many pages are open; the page keeps trying.");
  }
};

document.addEventListener("visibilitychange", () => {
  if (document.hidden) {
    close();
    say("resting", "Resting while hidden");
  } else {
    failures = 0;
    say("opening", "Opening");
    open();
  }
});
window.addEventListener("pagehide", close);

document.addEventListener("htmx:responseError", (event) => {
  const status = event.detail.xhr.status;
  complain(status === 401 ? "You are signed out, so nothing was changed. Reload the page to sign in."
    : "The server refused (" + status + ") and nothing was changed. Reload the page and try again.");
});
document.addEventListener("htmx:sendError", () => complain("The server cannot be reached, so nothing was changed. Try again when it is back."));
document.addEventListener("htmx:beforeRequest", () => complain(""));

// Times are told by their age, and exactly on hover.
const ages = () => {
  for (const time of document.querySelectorAll("time[data-ago]")) {
    const seconds = Math.max(0, (Date.now() - Date.parse(time.dateTime)) / 1000);
    const text = seconds < 60 ? Math.floor(seconds) + " s" : seconds < 3600 ? Math.floor(seconds / 60) + " min"
      : seconds < 86400 ? Math.floor(seconds / 3600) + " h" : Math.floor(seconds / 86400) + " d";
    time.textContent = text + " ago";
  }
};
setInterval(() => document.hidden || ages(), 1000);
ages();

// After all scripts of the page, so that no chart misses the first rows.
document.addEventListener("DOMContentLoaded", open);
