(() => {
  "use strict";

  const root = document.documentElement;
  const photos = [...document.querySelectorAll(".photo")];
  const lightbox = document.getElementById("lightbox");
  const stage = lightbox.querySelector(".stage");
  const shown = document.getElementById("shown");
  const panel = document.getElementById("panel");
  const help = document.getElementById("help");
  const byId = (id) => document.getElementById(id);
  let current = -1;

  // Justified rows: fill each row to the full width at about the wished height, keeping every photo's shape.
  const layOut = () => {
    const gap = parseFloat(getComputedStyle(root).getPropertyValue("--gap"));
    for (const rows of document.querySelectorAll(".rows")) {
      rows.classList.add("laid");
      const width = Math.floor(rows.clientWidth);
      const wished = Math.max(130, Math.min(310, 90 + width * 0.15));
      let row = [];
      let shapes = 0;
      const flush = (last) => {
        if (row.length === 0) return;
        const room = width - gap * (row.length - 1);
        const full = room / shapes;
        const height = Math.floor(last && full > wished * 1.3 ? Math.min(full, wished * 1.12) : full);
        let used = 0;
        row.forEach(({ figure, shape }, index) => {
          const stretched = !(last && full > wished * 1.3) && index === row.length - 1;
          const w = stretched ? room - used : Math.floor(shape * height);
          used += w;
          figure.style.width = `${Math.min(w, width)}px`;
          figure.style.height = `${height}px`;
        });
        row = [];
        shapes = 0;
      };
      for (const figure of rows.children) {
        const shape = Math.max(0.45, Math.min(3.2, Number(figure.dataset.width) / Number(figure.dataset.height)));
        const before = row.length ? (width - gap * (row.length - 1)) / shapes : Infinity;
        const after = (width - gap * row.length) / (shapes + shape);
        if (row.length && after < wished && before - wished < wished - after) flush(false);
        row.push({ figure, shape });
        shapes += shape;
        if ((width - gap * (row.length - 1)) / shapes <= wished) flush(false);
      }
      flush(true);
    }
  };

  const show = (index) => {
    if (index < 0 || index >= photos.length) return;
    current = index;
    const figure = photos[index];
    const link = figure.querySelector(".frame");
    const image = figure.querySelector("img");
    shown.removeAttribute("src");
    shown.alt = image.alt;
    shown.src = link.dataset.preview || (link.dataset.viewable ? link.href : image.src);
    shown.onerror = () => { shown.onerror = null; shown.src = image.src; };
    lightbox.querySelector(".counter").textContent = `${index + 1} of ${photos.length}`;
    byId("open").href = link.href;
    byId("previous").disabled = index === 0;
    byId("next").disabled = index === photos.length - 1;
    panel.replaceChildren(...figure.querySelector(".details").cloneNode(true).childNodes);
    panel.scrollTop = 0;
    if (!lightbox.open) {
      lightbox.showModal();
      stage.focus();
    }
  };

  const inform = (on) => {
    panel.hidden = !on;
    lightbox.classList.toggle("informed", on);
    byId("info").setAttribute("aria-expanded", String(on));
  };

  photos.forEach((figure, index) => figure.querySelector(".frame").addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
  }));

  lightbox.addEventListener("close", () => {
    const link = photos[current]?.querySelector(".frame");
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: "nearest" });
  });
  byId("previous").addEventListener("click", () => show(current - 1));
  byId("next").addEventListener("click", () => show(current + 1));
  byId("close").addEventListener("click", () => lightbox.close());
  byId("info").addEventListener("click", () => inform(panel.hidden));

  const focusPhoto = (index) => photos[Math.max(0, Math.min(photos.length - 1, index))]?.querySelector(".frame").focus();

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || photos.length === 0) return;
    if (event.key === "?") {
      if (help.open) help.close();
      else help.showModal();
      return;
    }

    if (help.open) return;
    const open = lightbox.open;
    const focused = photos.findIndex((figure) => figure.contains(document.activeElement));
    const go = (index) => {
      event.preventDefault();
      if (open) show(Math.max(0, Math.min(photos.length - 1, index)));
      else focusPhoto(index);
    };
    const at = open ? current : focused;
    const onControl = open && event.target.closest?.("button, a") != null;
    switch (event.key) {
      case "ArrowRight": go(at + 1); break;
      case "ArrowLeft": go(Math.max(0, at - 1)); break;
      case "Home": if (open || focused >= 0) go(0); break;
      case "End": if (open || focused >= 0) go(photos.length - 1); break;
      case " ":
        if (open && !onControl) go(current + 1);
        else if (!open && focused >= 0) { event.preventDefault(); show(focused); }
        break;
      case "i": if (open) inform(panel.hidden); break;
      default: break;
    }
  });

  // Swipes: sideways turns the page, downwards closes. A second finger means pinch, which is the browser's.
  let start = null;
  stage.addEventListener("touchstart", (event) => {
    start = event.touches.length === 1 ? { x: event.touches[0].clientX, y: event.touches[0].clientY } : null;
  }, { passive: true });
  stage.addEventListener("touchend", (event) => {
    if (!start || (window.visualViewport && window.visualViewport.scale > 1.01)) return;
    const dx = event.changedTouches[0].clientX - start.x;
    const dy = event.changedTouches[0].clientY - start.y;
    start = null;
    if (Math.abs(dx) > 48 && Math.abs(dx) > 1.4 * Math.abs(dy)) show(current + (dx < 0 ? 1 : -1));
    else if (dy > 90 && dy > 1.4 * Math.abs(dx)) lightbox.close();
  }, { passive: true });
  stage.addEventListener("click", (event) => { if (event.target === stage) lightbox.close(); });

  const store = (value) => { try { localStorage.setItem("bpp-theme", value); } catch { /* a file:// page may have no storage */ } };
  const stored = () => { try { return localStorage.getItem("bpp-theme"); } catch { return null; } };
  if (stored() === "light" || stored() === "dark") root.dataset.theme = stored();
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store(root.dataset.theme);
  });
  byId("keys").addEventListener("click", () => help.showModal());
  byId("theme").hidden = false;
  byId("keys").hidden = false;

  // The timeline marks the month that is on screen.
  const marks = new Map([...document.querySelectorAll(".timeline a")].map((a) => [a.hash.slice(1), a]));
  if (marks.size && "IntersectionObserver" in window) {
    const visible = new Set();
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) visible[entry.isIntersecting ? "add" : "delete"](entry.target);
      const first = photos.find((figure) => visible.has(figure));
      if (!first) return;
      for (const [month, a] of marks) {
        if (month === first.dataset.month) a.setAttribute("aria-current", "true");
        else a.removeAttribute("aria-current");
      }
    }, { rootMargin: "-70px 0px -40% 0px" });
    photos.forEach((figure) => observer.observe(figure));
  }

  let pending = 0;
  new ResizeObserver(() => {
    cancelAnimationFrame(pending);
    pending = requestAnimationFrame(layOut);
  }).observe(document.body);
  layOut();
})();
