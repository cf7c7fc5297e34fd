// The legend: every colour, hatch and mark that occurs here, with what it means.

function Legend() {
  const lanes = pairs.flatMap(pair => pair.lanes);
  const seen = new Set(lanes.flatMap(lane => lane.spans
    .filter(span => span.to > span.from || MOMENTS.includes(span.kind)).map(span => span.kind)));
  const kinds = data.spanKinds.filter(kind => legendOf[kind] && seen.has(kind) && kind !== "server-pause");
  const framings = counted(lanes.filter(lane => lane.framing && lane.framing !== "none"), lane => lane.framing);
  const threads = pairs.flatMap(pair => pair.threads);
  const thread = (late, judged) => sample(h("g", {class: judged ? "judged" : ""},
    h("path", {class: `thread ${late ? "late" : ""}`, d: late ? "M3,3 L31,29" : "M14,3 L17,29"})));
  const judged = pairs.some(pair => pair.isHeld);
  return h("details", {class: "legend", open: true},
    h("summary", null, "How to read this"),
    h("ul", null,
      h(Entry, {picture: sample(h("path", {class: "lane-sign", d: "M2,10 h30"}))}, h("b", null, "upper lane"), " what the server sent to the hop"),
      h(Entry, {picture: sample(h("path", {class: "lane-sign", d: "M2,24 h30"}))}, h("b", null, "lower lane"), " what the client got from the hop"),
      kinds.map(spanEntry),
      seen.has("server-pause") && h(Entry, {picture: rect("span-pause"), name: "pause"}, "whoever sends in this lane gave out nothing"),
      framings.map(([framing]) => framingEntry(framing)),
      threads.some(each => each.delay <= data.slack) && h(Entry, {picture: thread(false), name: "thread"},
        "from where bytes left the server to where the same bytes had passed the hop"),
      threads.some(each => each.delay > data.slack) && h(Entry, {picture: thread(true, judged), name: "slanted thread"},
        `they took more than ${duration(data.slack)} over the hop`),
      pairs.some(pair => pair.heldFor > 0 && pair.isHeld) && h(Entry, {picture: sample(h("g", {class: "judged"},
        h("rect", {class: "span-held", x: 1, y: 9, width: 32, height: 16, fill: "url(#held)"}))), name: "held back"}, `${HELD_TEXT}; a finding says why that matters`),
      pairs.some(pair => pair.heldFor > 0 && !pair.isHeld) && h(Entry, {picture: rect("span-held", "url(#lingers)"), name: "in the hop"}, HELD_TEXT),
      pairs.some(pair => pair.waited) && h(Entry, {picture: rect("span-waited", "url(#lingers)"), name: "request in the hop"}, WAITED_TEXT),
      pairs.some(pair => pair.attempts.length > 0) && h(Entry, {picture: sample(h("rect", {class: "span-attempt", x: 1, y: 11, width: 32, height: 12})), name: "failed attempt"},
        "what the hop asked in vain before it asked again"),
      severityEntries(pairs)));
}
