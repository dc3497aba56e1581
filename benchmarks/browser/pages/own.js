/** Our page, through the canvas' documented handle. Of a large network a part is drawn: another one for another filter. */
{
  const element = () => document.querySelector("#canvas");
  const canvas = () => element()?.graphCanvas;
  const shown = () => Number((document.querySelector("#sentence")?.textContent.match(/[\d,]+/) ?? ["-1"])[0].replace(/,/g, ""));
  const ready = () => element()?.getAttribute("data-ready") === "true" && shown() >= 0;
  let part = ""; // that was drawn when the filter was clicked

  /** Of a whole network: as many are drawn as there should be. Of a part: nobody who should have gone, or somebody who is back. */
  function redrawn({ number, gone, back }) {
    if (!canvas().part()) return canvas().size().actors === number;
    const drawn = new Set(canvas().visibleActors());
    if (back) return back.some((id) => drawn.has(id));
    const follows = !gone.some((id) => drawn.has(id));
    if (!follows) part = canvas().part();
    return follows;
  }

  window.picture = {
    box: () => document.querySelector("#canvas"),
    drawn: () => Boolean(document.querySelector("#early")?.dataset.drawn) || ready(),
    ready,
    actors: () => canvas().size().actors,
    redrawn,
    said: (number) => shown() === number && (!canvas().part() || canvas().part() !== part),
    locate: (id) => canvas().locate(id),
    stands: (id) => canvas().hovered() === id && canvas().emphasised().includes(id),
  };
}
