// Pictures for legends, one for each colour, hatch and mark.

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

const framingEntry = framing => h(Entry, {
  key: framing, picture: flushSample(framing), name: `body, ${(FRAMINGS[framing] || {name: framing}).name}`,
}, (FRAMINGS[framing] || {}).text);

const spanEntry = kind => h(Entry, {key: kind, picture: legendOf[kind](), name: SPANS[kind].name}, SPANS[kind].text);

/** Severities that things with findings have. */
function severityEntries(things) {
  const seen = new Set(things.flatMap(thing => thing.findings.map(finding => data.severities[finding.severity])));
  return Object.entries(SEVERITY_SHAPES).filter(([severity]) => seen.has(severity)).map(([severity, shape]) => h(Entry, {
    key: severity, picture: h("span", {class: `mark ${severity}`}, shape), name: severity,
  }, "a finding: click it for the explanation"));
}
