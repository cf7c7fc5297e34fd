// The panel beside the list: all that is known of one exchange.

function filterOf(exchange) {
  const frames = new Set();
  for (const message of [exchange.detail && exchange.detail.request, exchange.detail && exchange.detail.response]) {
    if (message) {
      frames.add(message.firstFrame).add(message.lastFrame);
    }
  }
  const stream = `tcp.stream eq ${exchange.connection.id}`;
  return frames.size && exchange.connection.total > 1
    ? `${stream} && frame.number >= ${Math.min(...frames)} && frame.number <= ${Math.max(...frames)}` : stream;
}

/** What happened, in one or two sentences. */
function story(exchange) {
  const {connection} = exchange;
  if (!exchange.framing) {
    return `No response came. The connection was ${CONNECTION_ENDS[connection.end] || "watched"} after ${duration(exchange.end)}.`;
  }
  const wait = exchange.spans.find(span => span.kind === "wait");
  const pauses = exchange.spans.filter(span => span.kind === "server-pause");
  const paused = pauses.reduce((sum, span) => sum + span.to - span.from, 0);
  const first = wait ? `The server began to answer after ${duration(wait.to - wait.from)}` : "The server answered before the request was over";
  const body = exchange.bytes === 0 ? "" : exchange.flushes > 1
    ? ` and sent ${bytes(exchange.bytes)} in ${exchange.flushes} flushes, between which it paused for ${duration(paused)} in all`
    : ` and sent ${bytes(exchange.bytes)} in one go`;
  const how = FRAMINGS[exchange.framing] ? ` Framing: ${FRAMINGS[exchange.framing].text}.` : "";
  const after = exchange.index < connection.total - 1 ? " The connection was used again."
    : ` The connection was ${(CONNECTION_ENDS[connection.end] || "watched to its end")}.`;
  return `${first}${body}.${how}${after}`;
}

function Detail({exchange, tab}) {
  const {connection, detail} = exchange;
  const findings = detail ? detail.findings.map(findingOf)
    : exchange.findings.map(finding => ({rule: finding.rule, severity: data.severities[finding.severity]}));
  const response = detail && detail.response;
  return h(Panel, {of: exchange, tab, name: nameOf(exchange), method: exchange.method, target: exchange.target},
    h("p", {class: "dim"}, [exchange.host, exchange.status && `status ${exchange.status}`, deliveryWords(exchange),
      `${clock(exchange.at)} UTC`, useWords(exchange)].filter(Boolean).join(" · ")),
    h("p", {class: "story"}, story(exchange)),
    findings.map(finding => h(FindingCard, {finding, key: finding.rule})),
    exchange.findingsOmitted > 0 && h("p", {class: "dim"}, `${count(exchange.findingsOmitted, "more finding")} left out.`),
    connection.findings.length > 0 && h(Fragment, null, h("h4", null, "About its connection"),
      connection.findings.map(finding => h(FindingCard, {finding, key: finding.rule}))),
    h(Copy, {label: "Wireshark filter", value: filterOf(exchange)}),
    timeTable(exchange),
    !detail && h("p", {class: "dim"}, "Heads and tables of this exchange were left out to keep this page small."),
    detail && flushTable(exchange, response),
    detail && chunkTable(exchange, response),
    detail && deviationTable(exchange, detail.request),
    detail && deviationTable(exchange, response),
    detail && h(Head, {title: "Request", message: detail.request}),
    detail && h(Head, {title: "Response", message: response}),
    h("section", null, h("h4", null, `Connection ${connection.name}`), h("p", null, laneWords(connection), ".")));
}
