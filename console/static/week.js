// Puts a visit elsewhere by hand: dragged, or with M and the arrow keys. What it would mean is
// asked on the page that comes next; without this script «Flytta» leads to the same question.
"use strict";

(() => {
  const week = document.querySelector("[data-week]");
  const live = document.querySelector("[data-live]");
  if (!week || !live) return;

  const FAR = 6, LONG = 300, HOUR = 4;
  const first = Number(week.dataset.first) * HOUR, rows = Number(week.dataset.rows);
  const LEFT = { ArrowLeft: -1, ArrowRight: 1 }, UP = { ArrowUp: -1, ArrowDown: 1 };
  let held = null;
  let pressed = null;
  let justDropped = false;

  const days = () => [...week.querySelectorAll("[data-day]")].filter((day) => day.offsetParent);
  const clock = (row) => {
    const at = first + row - 1;
    return `${String(Math.floor(at / HOUR)).padStart(2, "0")}:${String((at % HOUR) * 15).padStart(2, "0")}`;
  };
  const reads = (element, name) => Number(element.dataset[name]);
  const meets = (one, row, long) => row < reads(one, "row") + reads(one, "rows") && reads(one, "row") < row + long;

  function lift(block, byKey) {
    const ghost = document.createElement("li");
    ghost.className = "block lifted";
    ghost.dataset.rows = block.dataset.rows;
    ghost.dataset.lane = block.dataset.lane;
    ghost.setAttribute("aria-hidden", "true");
    held = { block, ghost, byKey, day: block.parentElement, row: reads(block, "row"), long: reads(block, "rows") };
    block.classList.add("leaving");
    document.body.classList.toggle("dragging", !byKey);
    put(held.day, held.row);
  }

  function put(day, row) {
    held.day = day;
    held.row = Math.max(1, Math.min(row, rows - held.long + 1));
    const taken = [...day.querySelectorAll(".busy, .visit")]
      .some((one) => one !== held.block && meets(one, held.row, held.long));
    held.ghost.dataset.row = held.row;
    held.ghost.classList.toggle("clash", taken);
    held.ghost.textContent = clock(held.row) + (taken ? ` · ${live.dataset.busy}` : "");
    if (held.ghost.parentElement !== day) day.append(held.ghost);
    const name = day.closest("section").querySelector("h2").textContent;
    live.textContent = `${name} ${held.ghost.textContent}`;
  }

  function leave() {
    held.ghost.remove();
    held.block.classList.remove("leaving");
    document.body.classList.remove("dragging");
    held = null;
    pressed = null;
  }

  function giveUp() {
    leave();
    live.textContent = live.dataset.left;
  }

  function settle() {
    const { block, day, row } = held;
    if (day === block.parentElement && row === reads(block, "row")) return giveUp();
    const asked = new URLSearchParams({
      visit: block.dataset.visit, edition: block.dataset.edition, on: day.dataset.day, at: clock(row),
    });
    window.location.assign(`${week.dataset.address}&${asked}#move`);
  }

  function follow(event) {
    const day = days().find((one) => {
      const box = one.getBoundingClientRect();
      return box.left <= event.clientX && event.clientX <= box.right;
    });
    if (!day) return;
    const box = day.getBoundingClientRect();
    const quarter = Math.floor((event.clientY - box.top) / (box.height / rows)) + 1;
    put(day, quarter - pressed.offset);
  }

  week.addEventListener("pointerdown", (event) => {
    const block = event.target.closest("[data-visit]");
    if (!block || event.button !== 0 || held) return;
    const quarter = block.getBoundingClientRect().height / reads(block, "rows");
    const offset = Math.floor((event.clientY - block.getBoundingClientRect().top) / quarter);
    pressed = { block, offset, x: event.clientX, y: event.clientY, id: event.pointerId };
    if (event.pointerType === "touch") {
      const mine = pressed;
      window.setTimeout(() => { if (pressed === mine && !held) lift(block, false); }, LONG);
    }
  });

  document.addEventListener("pointermove", (event) => {
    if (!pressed || event.pointerId !== pressed.id) return;
    const isFar = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > FAR;
    if (!held && isFar && event.pointerType === "touch") pressed = null;
    else if (!held && isFar) lift(pressed.block, false);
    if (held && !held.byKey) follow(event);
  });

  document.addEventListener("pointerup", (event) => {
    if (held && !held.byKey && pressed && event.pointerId === pressed.id) {
      justDropped = true;
      window.setTimeout(() => { justDropped = false; }, 0);
      settle();
    }
    pressed = null;
  });

  document.addEventListener("pointercancel", () => {
    if (held && !held.byKey) giveUp();
    pressed = null;
  });

  week.addEventListener("touchmove", (event) => { if (held) event.preventDefault(); }, { passive: false });
  week.addEventListener("contextmenu", (event) => { if (held) event.preventDefault(); });
  week.addEventListener("dragstart", (event) => event.preventDefault());
  week.addEventListener("click", (event) => { if (justDropped) event.preventDefault(); }, true);

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!held) {
      const handle = event.target.closest("[data-visit] .move");
      if (!handle || event.key.toLowerCase() !== "m") return;
      lift(handle.closest("[data-visit]"), true);
    } else if (event.key === "Escape") {
      giveUp();
    } else if (!held.byKey) {
      return;
    } else if (event.key === "Enter") {
      settle();
    } else if (event.key in UP) {
      put(held.day, held.row + UP[event.key]);
    } else if (event.key in LEFT) {
      const all = days();
      put(all[all.indexOf(held.day) + LEFT[event.key]] || held.day, held.row);
    } else {
      return;
    }
    event.preventDefault();
    if (held) held.ghost.scrollIntoView({ block: "nearest" });
  });

  week.addEventListener("focusout", () => { if (held && held.byKey) giveUp(); });

  document.querySelectorAll("[data-scripted]").forEach((one) => { one.hidden = false; });
  document.querySelectorAll("[data-start]").forEach((button) => {
    const block = week.querySelector(`[data-visit="${button.dataset.start}"]`);
    button.hidden = !block || !block.offsetParent;
    button.addEventListener("click", () => {
      block.querySelector(".move").focus();
      lift(block, true);
    });
  });
})();
