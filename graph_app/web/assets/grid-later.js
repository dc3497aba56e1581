/* Tables have a library as heavy as all the rest: it comes when the first of them is shown, or when the pointer nears
   the tabs. Until then this stands in its place. */

(() => {
  const SPACE = "dash_ag_grid";
  const address = document.getElementById("grid-library")?.dataset.src;
  if (!address) return; // it is on the page already
  const { createElement, useEffect, useState } = window.React;
  let coming = null;

  function fetched() {
    coming ??= new Promise((give, fail) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => {
        const { AgGrid } = window[SPACE];
        window[SPACE] = Object.assign({}, window[SPACE], { AgGrid: Grid }); // whoever stands stays who it is
        give(AgGrid);
      };
      script.onerror = () => {
        coming = null; // the next table asks again
        script.remove();
        fail(new Error("the library of the tables could not be loaded"));
      };
      document.head.append(script);
    });
    return coming;
  }

  function Grid(props) {
    const [found, setFound] = useState(null);
    const [failed, setFailed] = useState("");
    useEffect(() => {
      let here = true;
      fetched().then((real) => here && setFound({ real }), (error) => here && setFailed(error.message));
      return () => (here = false);
    }, []);
    if (found) return createElement(found.real, props);
    const text = failed ? `Sorry, ${failed}. Open the tab again.` : "";
    return createElement("div", { id: props.id, className: "grid-later", role: "status" }, text);
  }
  Grid.dashRenderType = true;
  window[SPACE] = { AgGrid: Grid };
  document.addEventListener("pointerover", function near(event) {
    if (!event.target.closest?.(".tabs")) return;
    document.removeEventListener("pointerover", near);
    fetched().catch(() => undefined);
  });
})();
