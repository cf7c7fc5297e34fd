// The legend: every colour, hatch and mark that occurs here, with what it means.

function sample(...shapes) {
  return h("svg", {class: "bar sample", width: 34, height: 32, "aria-hidden": "true", focusable: "false"}, ...shapes);
}

const rect = (name, fill) => sample(h("rect", {class: name, x: 1, y: 9, width: 32, height: 16, fill}));

const legendOf = {
  request: () => sample(h("rect", {class: "span-request", x: 14, y: 8, width: 3, height: 18})),
  "client-pause": () => rect("span-pause"),
  "request-network-pause": () => rect("span-network", "url(#network)"),
  wait: () => rect("span-wait"),
  unanswered: () => rect("span-missing", "url(#missing)"),
  head: () => sample(h("rect", {class: "span-head", x: 14, y: 6, width: 4, height: 22})),
  "body-wait": () => rect("span-body-wait"),
  "server-pause": () => rect("span-pause close-delimited"),
  "network-pause": () => rect("span-network", "url(#network)"),
  "unknown-pause": () => rect("span-unknown", "url(#unknown)"),
  "last-chunk": () => sample(h("path", {class: "span-last-chunk", d: "M11,17 l5,-6 l5,6 l-5,6 z"})),
  unfinished: () => rect("span-missing", "url(#missing)"),
  "close-lag": () => sample(h("line", {class: "span-close-lag", x1: 2, x2: 32, y1: 17, y2: 17})),
};

const flushSample = framing => sample(h("rect", {
  class: `span-flush ${framing}`, x: 12, y: 2, width: 9, height: 30, fill: FLUSH_FILLS[framing],
}));

function Entry({picture, name, children}) {
  return h("li", null, picture, h("span", null, h("b", null, name), " ", children));
}

const severitiesSeen = new Set(exchanges.flatMap(exchange => exchange.findings.map(finding => data.severities[finding.severity])));

function Legend() {
  const kinds = data.spanKinds.filter(kind => legendOf[kind]
    && exchanges.some(exchange => exchange.spans.some(
      span => span.kind === kind && (span.to > span.from || MOMENTS.includes(kind)))));
  const kept = exchanges.some(exchange => exchange.index !== exchange.connection.total - 1);
  return h("details", {class: "legend", open: true},
    h("summary", null, "How to read this"),
    h("ul", null,
      h(Entry, {picture: rect("span-handshake"), name: "connect"}, "the handshake of a new connection"),
      kinds.filter(kind => kind !== "last-chunk").slice(0, 3).map(kind =>
        h(Entry, {key: kind, picture: legendOf[kind](), name: SPANS[kind].name}, SPANS[kind].text)),
      framingsSeen.filter(([framing]) => framing !== "none").map(([framing]) => h(Entry, {
        key: framing, picture: flushSample(framing), name: `body, ${(FRAMINGS[framing] || {name: framing}).name}`,
      }, (FRAMINGS[framing] || {}).text)),
      kinds.filter(kind => kind !== "last-chunk").slice(3).map(kind =>
        h(Entry, {key: kind, picture: legendOf[kind](), name: SPANS[kind].name}, SPANS[kind].text)),
      exchanges.some(exchange => exchange.ticks.length) && h(Entry, {
        picture: sample(h("path", {class: "chunk-tick", d: "M10,12 v9 M17,12 v9 M24,12 v9"})), name: "ticks",
      }, "a chunk begins"),
      kinds.includes("last-chunk") && h(Entry, {picture: legendOf["last-chunk"](), name: "last-chunk"}, SPANS["last-chunk"].text),
      kept && h(Entry, {picture: sample(h("g", {class: "kept"}, h("path", {d: "M10,17 h11 m-4,-4 l4,4 l-4,4"}))), name: "arrow"},
        "another exchange follows on this connection"),
      h(Entry, {picture: sample(h("g", {class: "closed"}, h("path", {d: "M11,12 l10,10 m0,-10 l-10,10"}))), name: "cross"},
        "the connection ends here"),
      Object.entries(SEVERITY_SHAPES).filter(([severity]) => severitiesSeen.has(severity)).map(([severity, shape]) => h(Entry, {
        key: severity, picture: h("span", {class: `mark ${severity}`}, shape), name: severity,
      }, "a finding: click it for the explanation"))));
}
