/** Our page, through the canvas' documented handle. */
{
  const element = () => document.querySelector("#canvas");
  const canvas = () => element()?.graphCanvas;

  window.picture = {
    box: () => document.querySelector("#canvas"),
    drawn: () => element()?.getAttribute("data-ready") === "true",
    actors: () => canvas().size().actors,
    locate: (id) => canvas().locate(id),
    stands: (id) => canvas().hovered() === id && canvas().emphasised().includes(id),
  };
}
