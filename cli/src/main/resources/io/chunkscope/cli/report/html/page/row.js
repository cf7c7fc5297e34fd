// A row of the list: what the exchange was, in words, beside its bar; and the headings of groups.

/** How it was framed and delivered, in a few words. */
function deliveryWords(exchange) {
  if (exchange.framing === null) {
    return "no response";
  }
  const {framing, flushes, chunks} = exchange;
  const streamed = flushes > 1;
  const name = framing === "close-delimited" && streamed
    ? "streamed raw until close" : (FRAMINGS[framing] || {name: framing}).name;
  const parts = [name];
  if (exchange.bytes > 0 || framing === "content-length") {
    parts.push(bytes(exchange.bytes));
  }
  if (streamed) {
    parts.push(count(flushes, "flush").replace("flushs", "flushes"));
  }
  if (chunks !== undefined) {
    parts.push(count(chunks, "chunk"));
  }
  if (exchange.coding) {
    parts.push(shortened(exchange.coding, 12));
  }
  return parts.join(" · ");
}

function useWords(exchange) {
  const {connection, index} = exchange;
  return connection.total === 1 ? `connection ${connection.name}, used once`
    : `connection ${connection.name}, use ${index + 1} of ${connection.total}`;
}

/** The whole row for a screen reader. */
function rowWords(exchange) {
  const findings = exchange.findings.map(finding => `${data.severities[finding.severity]} ${finding.rule}`);
  return [nameOf(exchange), exchange.status ? `status ${exchange.status}` : "", deliveryWords(exchange),
    `took ${duration(exchange.end)}`, useWords(exchange),
    findings.length ? `findings: ${findings.join(", ")}` : "no finding"].filter(Boolean).join("; ");
}

function Row({item, index, selected, open, scale, marks}) {
  const {exchange} = item;
  return h("div", {
    ...rowAttributes(item, index, selected, open), "aria-label": rowWords(exchange),
  },
    h("div", {role: "gridcell", class: "what"},
      h("div", {class: "name"},
        h("span", {class: "method"}, exchange.method || "?"), " ",
        h("bdi", {class: "target", title: exchange.host + exchange.target},
          shortened(exchange.target || "(no request)", 60)),
        h("span", {class: `status s${Math.floor((exchange.status || 0) / 100)}`}, exchange.status || "–")),
      h("div", {class: "how"}, h("span", {class: `chip ${exchange.framing || "missing"}`}), deliveryWords(exchange)),
      h(Marks, {of: exchange})),
    h("div", {role: "gridcell", class: "when"},
      h(Bar, {exchange, scale, offset: exchange.at - item.origin, marks})));
}

function pageWords(group) {
  const used = new Set(group.exchanges.map(exchange => exchange.connection));
  return [count(group.exchanges.length, "exchange"),
    group.loose ? "" : duration(group.to - group.from), `on ${count(used.size, "connection")}`].filter(Boolean).join(", ");
}

function Heading({item, scale, marks}) {
  const {group} = item;
  const first = group.exchanges[0];
  const {connection} = group;
  const place = {top: `${item.top}px`, height: `${item.height}px`};
  const capture = data.captures.length > 1 ? data.captures[first.connection.capture].file : "";
  if (connection) {
    return h("div", {role: "row", class: "heading of-connection", style: place,
      "aria-label": `Connection ${connection.name}: ${laneWords(connection)}`},
      h("div", {role: "rowheader", class: "what"},
        h("div", {class: "name"}, h("b", null, `Connection ${connection.id}`),
          h("span", {class: "dim small"}, h("bdi", null, capture ? shortened(capture.split("/").pop(), 30) : connection.client)),
          connection.findings.length > 0 && h("button", {
            type: "button", tabIndex: -1, class: `mark ${connection.findings[0].severity}`,
            title: connection.findings.map(finding => finding.rule).join(", "),
            "aria-label": "Explain what was found on this connection",
            onClick: () => show({open: first.key, tab: connection.findings[0].rule}),
          }, SEVERITY_SHAPES[connection.findings[0].severity])),
        h("div", {class: "how", title: laneWords(connection)}, laneFacts(connection).join(" · "))),
      h("div", {role: "gridcell", class: "when"}, h(Lane, {
        connection, scale, marks, origin: state.axis === "capture" ? data.captures[connection.capture].from : group.from,
      })));
  }
  const page = data.pages[first.page];
  const title = group.loose ? "Not part of a page" : `${text(page.host)}${text(page.target)}`;
  return h("div", {role: "row", class: "heading", style: place, "aria-label": `${title}: ${pageWords(group)}`},
    h("div", {role: "rowheader", class: "page"},
      h("b", null, group.loose ? "" : "Page ", h("bdi", null, shortened(title, 80))),
      h("span", {class: "dim"}, ` ${pageWords(group)}, at ${clock(group.from).slice(0, 12)} UTC`),
      capture && h("span", {class: "file"}, h("bdi", null, shortened(capture, 60)))));
}
