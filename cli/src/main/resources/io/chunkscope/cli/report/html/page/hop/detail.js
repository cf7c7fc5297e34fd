// The panel beside the list: all that is known of one pair.

function placeWords(place) {
  const capture = data.captures.length > 1 ? `${data.captures[place.capture]}: ` : "";
  return `${capture}${text(place.client)} to ${text(place.server)}, connection ${place.connection}, frames ${place.firstFrame} to ${place.lastFrame}`;
}

const filterOf = place => `tcp.stream eq ${place.connection}${place.exchanges === 1 ? ""
  : ` && frame.number >= ${place.firstFrame} && frame.number <= ${place.lastFrame}`}`;

function sideWords(lane) {
  const body = lane.bytes > 0 ? `, ${bytes(lane.bytes)} in ${flushes(lane.flushes)}` : "";
  return `${(FRAMINGS[lane.framing] || {name: lane.framing}).name}${body}`;
}

/** What happened, in a few sentences. */
function story(pair) {
  if (pair.reason) {
    const side = pair.in ? "The server side's capture has this exchange, the client side's has none for it" : "The client got this, and no server was asked for it";
    return `${side}: ${data.reasons[pair.reason]}${pair.evidence ? ` (${pair.evidence})` : ""}.`;
  }
  if (!pair.in.framing || !pair.out.framing) {
    return pair.in.framing ? "The server answered; the client got no response." : "The server gave the hop no response.";
  }
  const flushed = pair.threads.length;
  const late = pair.threads.filter(thread => thread.delay > data.slack).length;
  const time = !data.clocks ? "The clocks of both captures cannot be compared: each lane begins with its own request."
    : flushed === 0 ? "" : late === 0 ? `All of it passed the hop within ${duration(Math.max(0, pair.delay))}.`
      : `${flushed === 1 ? "It took" : `${late} of ${flushes(flushed)} took`} longer than ${duration(data.slack)} over the hop, ${duration(pair.delay)} at most${
        pair.heldFor > 0 ? `; for ${duration(pair.heldFor)} the hop had bytes and gave out nothing` : ""}.`;
  return `The server sent: ${sideWords(pair.in)}. The client got: ${sideWords(pair.out)}. ${time}`;
}

const CONTENT = {
  "recoded": "The hop changed the content coding; the text is the same.",
  "changed": "The hop changed the text.",
  "same-length": "As many bytes on both sides; whether they are the same, the captures do not tell.",
  "unknown": "Whether the bodies are the same, the captures do not tell, so that flushes cannot be followed.",
};

function Detail({pair, tab}) {
  const {detail} = pair;
  const findings = detail ? detail.findings.map(findingOf)
    : pair.findings.map(finding => ({rule: finding.rule, severity: data.severities[finding.severity]}));
  return h(Panel, {of: pair, tab, name: nameOf(pair), method: pair.method, target: pair.target},
    h("p", {class: "dim"}, [pair.host, `${clock(pair.at)} UTC`, detail && detail.confidence !== undefined && `pairing: ${text(detail.confidence)} confidence`]
      .filter(Boolean).join(" · ")),
    h("p", {class: "story"}, story(pair)),
    pair.ambiguous > 0 && h("p", null, h("b", null, "Ambiguous: "), `it ${AMBIGUOUS[pair.ambiguous]}.`),
    detail && CONTENT[text(detail.content)] && h("p", null, CONTENT[text(detail.content)]),
    findings.map(finding => h(FindingCard, {finding, key: finding.rule})),
    !detail && h("p", {class: "dim"}, "Heads and tables of this one were left out to keep this page small."),
    detail && flushTable(pair),
    detail && fieldTable(pair, detail.response, "Response: fields that frame it or concern the hop", ["Server sent", "Client got"]),
    detail && fieldTable(pair, detail.request, "Request: the same", ["Client sent", "Server got"]),
    detail && retryTable(pair),
    [["Server side", detail && detail.in], ["Client side", detail && detail.out]].map(([side, place]) => place && h("section", {key: side},
      h("h4", null, side), h("p", {class: "dim"}, placeWords(place)),
      h(Copy, {label: `Wireshark filter, ${side.toLowerCase()}`, value: filterOf(place)}))));
}
