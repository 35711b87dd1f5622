// A slider on a logarithmic scale beside each number field. The field is what is sent; the slider only writes into it.
const low = (dial) => (dial.dataset.unit === "steps" ? 1 : 0.1);

const toValue = (dial, place) => {
  if (place <= 0) {
    return 0;
  }
  const value = low(dial) * Math.pow(dial.dataset.most / low(dial), place / 100);
  const digits = Math.max(0, 1 - Math.floor(Math.log10(value)));
  return dial.dataset.unit === "steps" ? Number(Math.round(value).toPrecision(2)) : Number(value.toFixed(Math.min(digits, 2)));
};

const toPlace = (dial, value) => {
  if (!(value > 0)) {
    return 0;
  }
  return Math.min(100, Math.max(1, Math.round((100 * Math.log(value / low(dial))) / Math.log(dial.dataset.most / low(dial)))));
};

const words = (dial, value) => (Number(value) === 0 ? "never" : Number(value).toLocaleString("en") + " " + (Number(value) === 1 ? dial.dataset.unit.slice(0, -1) : dial.dataset.unit));

const parts = (dial) => ({ slider: dial.querySelector("input[type=range]"), field: dial.querySelector("input[type=number]"), told: dial.querySelector(".difference") });

const show = (dial) => {
  const { slider, field, told } = parts(dial);
  slider.setAttribute("aria-valuetext", words(dial, field.value));
  slider.style.setProperty("--part", slider.value + "%");
  const present = words(dial, dial.dataset.present);
  const changed = field.value !== "" && Number(field.value) !== Number(dial.dataset.present);
  dial.classList.toggle("changed", changed);
  told.replaceChildren("In force: ", strong(present), ...(changed ? [" → ", strong(words(dial, field.value))] : []));
};

const strong = (text) => {
  const b = document.createElement("b");
  b.textContent = text;
  return b;
};

const begin = (dial) => {
  const { slider, field } = parts(dial);
  slider.value = toPlace(dial, Number(field.value));
  show(dial);
};

document.addEventListener("input", (event) => {
  const dial = event.target.closest?.(".dial");
  if (!dial) {
    return;
  }
  const { slider, field } = parts(dial);
  if (event.target === slider) {
    field.value = toValue(dial, Number(slider.value));
  } else {
    slider.value = toPlace(dial, Number(field.value));
  }
  show(dial);
});

const all = () => document.querySelectorAll(".dial").forEach(begin);

// Somebody else may have changed it; what is being typed stays.
document.addEventListener("threshold", (event) => {
  for (const { key, value } of event.detail) {
    const dial = document.querySelector("input[name=\"" + key + "\"]")?.closest(".dial");
    if (dial && dial.dataset.present !== value) {
      const touched = dial.classList.contains("changed");
      dial.dataset.present = value;
      if (!touched) {
        parts(dial).field.value = value;
      }
      begin(dial);
    }
  }
});
document.addEventListener("htmx:afterSettle", (event) => {
  all();
  const told = document.querySelector("#threshold .told");
  if (told && event.detail.elt.id === "threshold") {
    told.tabIndex = -1;
    told.focus({ preventScroll: true });
  }
});
all();
