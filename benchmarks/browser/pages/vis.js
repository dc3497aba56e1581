/** A page of vis-network, which draws everything anew each time: all circles between two clearings of its canvas are one picture. */
{
  const circle = CanvasRenderingContext2D.prototype.arc;
  const clear = CanvasRenderingContext2D.prototype.clearRect;
  let shown = 0;

  const box = () => document.querySelector(".vis-network");
  const counts = (context) => Boolean(box()?.contains(context.canvas));

  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    if (counts(this)) shown = 0;
    return clear.apply(this, given);
  };
  CanvasRenderingContext2D.prototype.arc = function (...given) {
    if (counts(this)) shown += 1;
    return circle.apply(this, given);
  };

  window.picture = { box, drawn: () => shown > 0, actors: () => shown };
}
