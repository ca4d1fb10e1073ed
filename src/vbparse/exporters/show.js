"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const items = new Map(all(".item").map((item) => [item.dataset.v, item]));
  const places = new Map();
  for (const place of all("[data-at]")) {
    const known = places.get(place.dataset.at) || [];
    known.push(place);
    places.set(place.dataset.at, known);
  }
  const tip = document.getElementById("tip");
  const next = new Map(); // which mention a further click goes to

  // values under the pointer, the smallest place first; marks nest, boxes lie on one another
  const under = (event) => {
    const found = document
      .elementsFromPoint(event.clientX, event.clientY)
      .filter((element) => element.matches("[data-at]") && !hidden(element));
    return [...new Set(found.map((place) => place.dataset.at))];
  };
  const hidden = (place) => document.body.classList.contains("off-" + place.dataset.group);

  const light = (value, on) => {
    const item = items.get(value);
    if (item) item.classList.toggle("lit", on);
    for (const place of places.get(value) || []) place.classList.toggle("lit", on);
  };

  const say = (values) => {
    tip.replaceChildren();
    for (const value of values) {
      const item = items.get(value);
      if (!item) continue;
      const block = document.createElement("div");
      for (const part of [".label", ".value", ".meta"]) {
        const from = item.querySelector(part);
        if (from) block.append(from.cloneNode(true));
      }
      tip.append(block);
    }
    tip.hidden = !tip.childElementCount;
  };

  const follow = (event) => {
    const box = tip.getBoundingClientRect();
    const x = Math.min(event.clientX + 14, innerWidth - box.width - 8);
    const below = event.clientY + 18;
    const y = below + box.height > innerHeight ? event.clientY - box.height - 12 : below;
    tip.style.left = Math.max(4, x) + "px";
    tip.style.top = Math.max(4, y) + "px";
  };

  // gliding over many pages takes seconds; far away it jumps
  const bring = (element) => {
    const far = Math.abs(element.getBoundingClientRect().top) > 3 * innerHeight;
    element.scrollIntoView({ block: "center", behavior: far ? "auto" : "smooth" });
    flash(element);
  };

  const flash = (element) => {
    element.classList.remove("flash");
    void element.getBoundingClientRect();
    element.classList.add("flash");
  };

  const choose = (value) => {
    for (const chosen of all(".chosen")) chosen.classList.remove("chosen");
    const item = items.get(value);
    if (item) item.classList.add("chosen");
    for (const place of places.get(value) || []) place.classList.add("chosen");
  };

  const go = (value) => {
    choose(value);
    const seen = new Set(); // a mention may have a box on each of its lines
    const known = (places.get(value) || []).filter((place) => {
      const first = !seen.has(place.dataset.mention);
      seen.add(place.dataset.mention);
      return first;
    });
    if (!known.length) return;
    const at = (next.get(value) || 0) % known.length;
    next.set(value, at + 1);
    bring(known[at]);
  };

  const back = (value) => {
    choose(value);
    const item = items.get(value);
    if (!item) return;
    item.hidden = false;
    const group = item.closest("details");
    if (group) group.open = true;
    bring(item);
  };

  let lit = [];
  const relight = (values) => {
    for (const value of lit) light(value, false);
    lit = values;
    for (const value of lit) light(value, true);
  };

  document.addEventListener("pointermove", (event) => {
    const place = event.target.closest && event.target.closest("[data-at]");
    const item = event.target.closest && event.target.closest(".item");
    if (place) {
      const values = under(event);
      if (values.join() !== lit.join()) {
        relight(values);
        say(values);
      }
      follow(event);
    } else {
      tip.hidden = true;
      relight(item ? [item.dataset.v] : []);
    }
  });
  document.addEventListener("click", (event) => {
    const place = event.target.closest("[data-at]");
    const item = event.target.closest(".item");
    const values = place ? under(event) : [];
    const last = document.querySelector(".item.chosen");
    const at = last ? values.indexOf(last.dataset.v) + 1 : 0; // a further click: the next one
    if (values.length) back(values[at % values.length]);
    else if (item && !String(getSelection())) go(item.dataset.v);
  });
  document.addEventListener("keydown", (event) => {
    const item = event.target.closest && event.target.closest(".item");
    if (item && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      go(item.dataset.v);
    }
  });

  for (const chip of all(".chip")) {
    chip.addEventListener("click", () => {
      const off = document.body.classList.toggle("off-" + chip.dataset.group);
      chip.setAttribute("aria-pressed", String(!off));
    });
  }

  const fold = (text) =>
    text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();
  const search = document.getElementById("search");
  search.addEventListener("input", () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    for (const item of items.values()) {
      const text = fold(item.textContent);
      item.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of all("details.group")) {
      group.hidden = !group.querySelector(".item:not([hidden])");
    }
  });

  const theme = document.getElementById("theme");
  theme.addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
