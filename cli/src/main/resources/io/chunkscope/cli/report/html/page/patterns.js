// Hatches, so that nothing is told by colour alone. Their colours come from the style sheet.

const {h, render, Component, Fragment, createRef} = preact;

function pattern(id, size, ...shapes) {
  return h("pattern", {id, width: size, height: size, patternUnits: "userSpaceOnUse"},
    h("rect", {width: size, height: size, class: `${id}-ground`}), ...shapes);
}

const line = (d, name) => h("path", {d, class: name, fill: "none"});

function Patterns() {
  return h("svg", {width: 0, height: 0, class: "patterns", "aria-hidden": "true", focusable: "false"},
    h("defs", null,
      pattern("close-delimited", 6, line("M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", "close-delimited-line")),
      pattern("undetermined", 6, line("M0,0 l6,6 M6,0 l-6,6", "undetermined-line")),
      pattern("tunnel", 5, h("circle", {cx: 2.5, cy: 2.5, r: 1, class: "tunnel-dot"})),
      pattern("network", 8, line("M0,6 l4,-4 l4,4", "network-line")),
      pattern("unknown", 5, h("circle", {cx: 2.5, cy: 2.5, r: 0.9, class: "unknown-dot"})),
      pattern("missing", 7, line("M-1,6 l8,-8 M0,8 l8,-8", "missing-line")),
      ["held", "lingers"].map(id => pattern(id, 6, line("M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2", `${id}-line`))),
      pattern("idle", 9, line("M0,4.5 h5", "idle-line"))));
}

/** The fill of body bytes by how they are framed. */
const FLUSH_FILLS = {
  "close-delimited": "url(#close-delimited)", "undetermined": "url(#undetermined)", "tunnel": "url(#tunnel)",
};
