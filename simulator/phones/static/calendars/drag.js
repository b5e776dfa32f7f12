// Dragging with a mouse, and with a finger after a moment: before that a finger scrolls.

const FAR = { mouse: 4, touch: 10, pen: 10 };
const HOLD_MILLISECONDS = 300;

// hears.mayMove(), hears.begins(), hears.moves(x, y) in pixels, hears.drops(), hears.letsGo()
export function makeDraggable(element, hears) {
  const drag = new Drag(element, hears);
  element.addEventListener("pointerdown", (event) => drag.touch(event));
  element.addEventListener("pointermove", (event) => drag.move(event));
  element.addEventListener("pointerup", () => drag.end(hears.drops));
  element.addEventListener("pointercancel", () => drag.end(hears.letsGo));
  element.addEventListener("keydown", ({ key }) => key === "Escape" && drag.end(hears.letsGo));
  element.addEventListener("touchmove", (event) => drag.keepStill(event), NOT_PASSIVE);
  element.addEventListener("contextmenu", (event) => drag.finger && event.preventDefault());
  element.addEventListener("click", (event) => drag.swallowClick(event), true);
}

const NOT_PASSIVE = { passive: false };

class Drag {
  constructor(element, hears) {
    this.element = element;
    this.hears = hears;
    this.from = null;
    this.isOn = false;
    this.finger = null;
    this.wasDragged = false;
  }

  touch(event) {
    this.wasDragged = false;
    if (event.button !== 0 || !this.hears.mayMove()) return;
    this.from = { x: event.clientX, y: event.clientY };
    this.element.setPointerCapture(event.pointerId);
    if (event.pointerType === "mouse") return;
    this.finger = setTimeout(() => this.#begin(), HOLD_MILLISECONDS);
  }

  move(event) {
    if (!this.from) return;
    const [x, y] = [event.clientX - this.from.x, event.clientY - this.from.y];
    if (!this.isOn && Math.hypot(x, y) > FAR[event.pointerType]) {
      if (event.pointerType !== "mouse") return this.end(() => {});
      this.#begin();
    }
    if (this.isOn) this.hears.moves(x, y);
  }

  // While it is dragged, the finger does not scroll the page.
  keepStill(event) {
    if (this.isOn) event.preventDefault();
  }

  end(then) {
    clearTimeout(this.finger);
    this.from = this.finger = null;
    if (!this.isOn) return;
    this.isOn = false;
    this.wasDragged = true;
    this.element.classList.remove("dragged");
    then();
  }

  // Letting go of what was dragged is no click on it.
  swallowClick(event) {
    if (!this.wasDragged) return;
    this.wasDragged = false;
    event.stopImmediatePropagation();
    event.preventDefault();
  }

  #begin() {
    this.isOn = true;
    this.element.classList.add("dragged");
    this.hears.begins();
  }
}
