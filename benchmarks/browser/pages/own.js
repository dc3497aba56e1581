/** Our page, through the canvas' documented handle. Of a large network a part is drawn: another one for another filter. */
{
  const element = () => document.querySelector("#canvas");
  const canvas = () => element()?.graphCanvas;
  const shown = () => Number((document.querySelector("#sentence")?.textContent.match(/[\d,]+/) ?? ["-1"])[0].replace(/,/g, ""));
  let before = { actors: -1, part: "" };

  /** How many actors the picture stands for: those of the sentence, once the part that goes with it is drawn. */
  function actors() {
    const { size, part } = canvas();
    if (!part()) return size().actors;
    const now = { actors: shown(), part: part() };
    if (now.actors !== before.actors && now.part === before.part) return -1;
    before = now;
    return now.actors;
  }

  window.picture = {
    box: () => document.querySelector("#canvas"),
    drawn: () => element()?.getAttribute("data-ready") === "true",
    actors,
    locate: (id) => canvas().locate(id),
    stands: (id) => canvas().hovered() === id && canvas().emphasised().includes(id),
  };
}
