// The panel beside the list: all that is known of one exchange.

class Copy extends Component {
  constructor() {
    super();
    this.field = createRef();
    this.state = {done: false};
  }

  copy() {
    const done = () => {
      this.setState({done: true});
      setTimeout(() => this.setState({done: false}), 1500);
    };
    // From disk the clipboard may be refused: then the text is selected, ready to be copied by hand.
    const field = this.field.current;
    field.focus();
    field.select();
    if (navigator.clipboard) {
      navigator.clipboard.writeText(this.props.value).then(done, () => {});
    }
  }

  render({label: words, value}, {done}) {
    return h("div", {class: "copy"}, h("label", null, h("span", null, words),
      h("input", {ref: this.field, type: "text", readOnly: true, value})),
      h("button", {type: "button", onClick: () => this.copy()}, done ? "Copied" : "Copy"));
  }
}

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

class Detail extends Component {
  constructor() {
    super();
    this.heading = createRef();
  }

  componentDidMount() {
    this.arrive();
  }

  componentDidUpdate(before) {
    if (before.exchange !== this.props.exchange || before.tab !== this.props.tab) {
      this.arrive();
    }
  }

  /** At the finding that was asked for, else at the top. */
  arrive() {
    const asked = document.getElementById("asked");
    const body = document.getElementById("detail-body");
    // Not scrollIntoView, which would move the page, too.
    body.scrollTop = asked ? asked.offsetTop - body.offsetTop - 6 : 0;
    this.heading.current.focus({preventScroll: true});
  }

  render({exchange}) {
    const {connection, detail} = exchange;
    const findings = detail ? detail.findings.map(findingOf)
      : exchange.findings.map(finding => ({rule: finding.rule, severity: data.severities[finding.severity]}));
    const response = detail && detail.response;
    return h("aside", {class: "detail", id: "detail", role: "dialog", "aria-label": `Details of ${nameOf(exchange)}`,
      onKeyDown: event => event.key === "Escape" && closeDetail()},
      h("header", null,
        h("h3", {ref: this.heading, tabIndex: -1}, h("span", {class: "method"}, exchange.method || "?"), " ",
          h("bdi", null, exchange.target || "(no request)")),
        h("button", {type: "button", class: "close", "aria-label": "Close (Escape)", title: "Close (Escape)", onClick: closeDetail}, "✕")),
      h("div", {class: "body", id: "detail-body", tabIndex: 0, role: "region", "aria-label": "Details"},
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
        h("section", null, h("h4", null, `Connection ${connection.name}`), h("p", null, laneWords(connection), "."))));
  }
}
