// The legend: every colour, hatch and mark that occurs here, with what it means.

function Legend() {
  const kinds = data.spanKinds.filter(kind => legendOf[kind]
    && exchanges.some(exchange => exchange.spans.some(
      span => span.kind === kind && (span.to > span.from || MOMENTS.includes(kind)))));
  const kept = exchanges.some(exchange => exchange.index !== exchange.connection.total - 1);
  return h("details", {class: "legend", open: true},
    h("summary", null, "How to read this"),
    h("ul", null,
      h(Entry, {picture: rect("span-handshake"), name: "connect"}, "the handshake of a new connection"),
      kinds.filter(kind => kind !== "last-chunk").slice(0, 3).map(spanEntry),
      framingsSeen.filter(([framing]) => framing !== "none").map(([framing]) => framingEntry(framing)),
      kinds.filter(kind => kind !== "last-chunk").slice(3).map(spanEntry),
      exchanges.some(exchange => exchange.ticks.length) && h(Entry, {
        picture: sample(h("path", {class: "chunk-tick", d: "M10,12 v9 M17,12 v9 M24,12 v9"})), name: "ticks",
      }, "a chunk begins"),
      kinds.includes("last-chunk") && spanEntry("last-chunk"),
      kept && h(Entry, {picture: sample(h("g", {class: "kept"}, h("path", {d: "M10,17 h11 m-4,-4 l4,4 l-4,4"}))), name: "arrow"},
        "another exchange follows on this connection"),
      h(Entry, {picture: sample(h("g", {class: "closed"}, h("path", {d: "M11,12 l10,10 m0,-10 l-10,10"}))), name: "cross"},
        "the connection ends here"),
      severityEntries(exchanges)));
}
