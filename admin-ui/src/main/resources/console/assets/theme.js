// Runs before anything is drawn, so that the page does not flash in the other theme.
(() => {
  const themes = { auto: ["as the system", "◐"], light: ["light", "☀"], dark: ["dark", "☾"] };
  const kept = () => {
    try {
      const theme = localStorage.getItem("augury-theme");
      return theme in themes ? theme : "auto";
    } catch {
      return "auto";
    }
  };
  const show = (theme) => {
    document.documentElement.dataset.theme = theme;
    const button = document.getElementById("theme");
    if (button) {
      const [word, sign] = themes[theme];
      button.textContent = sign;
      button.setAttribute("aria-label", "Theme: " + word);
      button.title = "Theme: " + word;
    }
  };
  show(kept());
  document.addEventListener("DOMContentLoaded", () => {
    show(kept());
    document.getElementById("theme")?.addEventListener("click", () => {
      const names = Object.keys(themes);
      const next = names[(names.indexOf(document.documentElement.dataset.theme) + 1) % names.length];
      try {
        localStorage.setItem("augury-theme", next);
      } catch {
        // A browser that keeps nothing shows the choice until the page is left.
      }
      show(next);
      document.dispatchEvent(new Event("theme"));
    });
    const pages = document.querySelector(".groups details");
    if (pages && matchMedia("(max-width: 60rem)").matches) {
      pages.open = false;
    }
  });
})();
