/** A Plotly page: Plotly's own functions promise to be done when the picture is drawn. */
{
  let shown = -1;
  const plot = () => document.querySelector(".js-plotly-plot");
  const actors = () => plot()?._fullData?.find((trace) => trace.name === "actors");

  /** @param {any} plotly gets its drawing functions wrapped, to look when they are done */
  const listen = (plotly) => {
    for (const name of ["newPlot", "react"]) {
      const draw = plotly[name];
      plotly[name] = (...given) =>
        draw(...given).then((done) => {
          shown = actors()?.x.length ?? -1;
          return done;
        });
    }
  };

  let known;
  Object.defineProperty(window, "Plotly", {
    configurable: true,
    get: () => known,
    set: (plotly) => {
      known = plotly;
      listen(plotly);
    },
  });

  window.picture = {
    box: () => document.querySelector(".js-plotly-plot"),
    drawn: () => shown >= 0,
    actors: () => shown,
    locate: (id) => {
      const { xaxis, yaxis } = plot()._fullLayout;
      const { left, top } = plot().getBoundingClientRect();
      const { customdata, x, y } = actors();
      const i = customdata.indexOf(id);
      return { x: left + xaxis._offset + xaxis.l2p(x[i]), y: top + yaxis._offset + yaxis.l2p(y[i]) };
    },
    stands: (id) => {
      const text = document.querySelector(".hoverlayer .hovertext");
      return Boolean(text) && plot()._hoverdata?.[0]?.customdata === id;
    },
  };
}
