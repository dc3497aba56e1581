/** A small box of text beside the pointer. Text is only ever set as text. */

const AWAY = 14; // pixels from the pointer
const EDGE = 6; // and from the edge of the stage

/** One tooltip in a layer above the stage. */
export class Tooltip {
  /** @param {HTMLElement} layer of the size of the stage */
  constructor(layer) {
    this.layer = layer;
    this.element = document.createElement("div");
    this.element.className = "nc-tip";
    this.element.hidden = true;
    this.title = this.element.appendChild(document.createElement("strong"));
    this.text = this.element.appendChild(document.createElement("span"));
    layer.append(this.element);
  }

  /**
   * @param {string} title may be empty
   * @param {string} text
   * @param {{x: number, y: number}} at on the stage
   */
  show(title, text, at) {
    const { element, layer } = this;
    this.title.textContent = title;
    this.title.hidden = !title;
    this.text.textContent = text;
    this.text.hidden = !text;
    element.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = element;
    const right = at.x + AWAY + width + EDGE < layer.offsetWidth;
    const below = at.y + AWAY + height + EDGE < layer.offsetHeight;
    const x = right ? at.x + AWAY : at.x - AWAY - width;
    const y = below ? at.y + AWAY : at.y - AWAY - height;
    element.style.transform = `translate(${Math.round(Math.max(EDGE, x))}px, ${Math.round(Math.max(EDGE, y))}px)`;
  }

  hide() {
    this.element.hidden = true;
  }

  remove() {
    this.element.remove();
  }
}
