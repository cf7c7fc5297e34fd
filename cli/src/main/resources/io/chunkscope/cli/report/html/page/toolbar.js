// Search, filters, grouping, order, zoom; and what is shown of what there is.

const counted = (list, name) => {
  const counts = new Map();
  for (const each of list) {
    counts.set(name(each), (counts.get(name(each)) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
};

function Choice({name, label: words, options}) {
  return h("label", {class: "choice"}, h("span", null, words),
    h("select", {id: `choose-${name}`, value: state[name], onChange: event => show({[name]: event.target.value, from: "", to: ""})},
      options.map(([value, shown]) => h("option", {value, selected: state[name] === value}, shown))));
}

const rulesSeen = counted(exchanges.flatMap(exchange => [...new Set(exchange.findings.map(finding => finding.rule))]), rule => rule);
const serversSeen = counted(exchanges, exchange => exchange.connection.server);
const framingsSeen = counted(exchanges.filter(exchange => exchange.framing), exchange => exchange.framing);

/** What the page leaves out, and why. */
function shownWords(list) {
  const {omitted} = data;
  const parts = [list.rows.length === exchanges.length
    ? count(exchanges.length, "exchange") : `${grouped(list.rows.length)} of ${count(exchanges.length, "exchange")}`];
  if (omitted.exchanges > omitted.shown) {
    const others = omitted.shown > omitted.flaggedShown;
    const flagged = omitted.flaggedShown === omitted.flagged
      ? `all ${grouped(omitted.flagged)} with findings` : `${grouped(omitted.flaggedShown)} of ${grouped(omitted.flagged)} with findings, the most severe and slowest`;
    parts.push(`there were ${grouped(omitted.exchanges)}; here are ${listed([
      omitted.flagged > 0 && flagged, others && (omitted.flagged > 0 ? "of the others the slowest" : "the slowest")].filter(Boolean))}`);
  }
  if (omitted.withoutDetails > 0) {
    parts.push(`for ${grouped(omitted.withoutDetails)} of them heads and tables are left out to keep this page small`);
  }
  return `${parts.join("; ")}.`;
}

function Toolbar() {
  const list = listing();
  const filtered = state.q || state.rule || state.server || state.framing;
  return h(Fragment, null,
    h("div", {class: "toolbar", role: "search"},
      h("label", {class: "choice search"}, h("span", null, "Search"),
        h("input", {id: "search", type: "search", value: state.q, placeholder: "path, host, method or status",
          onInput: event => show({q: event.target.value})})),
      h(Choice, {name: "rule", label: "Finding", options: [["", "all exchanges"], ["any", "with any finding"],
        ...rulesSeen.map(([rule, n]) => [rule, `${rule} (${n})`])]}),
      h(Choice, {name: "framing", label: "Framing", options: [["", "any"],
        ...framingsSeen.map(([framing, n]) => [framing, `${(FRAMINGS[framing] || {name: framing}).name} (${n})`])]}),
      serversSeen.length > 1 && h(Choice, {name: "server", label: "Server", options: [["", "all"],
        ...serversSeen.map(([server, n]) => [server, `${server} (${n})`])]}),
      h(Choice, {name: "group", label: "Group by", options: [["page", "page"], ["connection", "connection"], ["none", "nothing"]]}),
      h(Choice, {name: "sort", label: "Order", options: [["time", "time"], ["severity", "severity"],
        ["slowest", "slowest first"], ["largest", "largest first"]]}),
      h(Choice, {name: "axis", label: "Time from", options: [["group", "start of group"], ["exchange", "each request"],
        ["capture", "start of capture"]]}),
      h("div", {class: "zoom", role: "group", "aria-label": "Zoom"},
        h("button", {type: "button", title: "Zoom out (-)", "aria-label": "Zoom out", onClick: () => zoom(1 / 0.7)}, "−"),
        h("button", {type: "button", title: "Zoom in (+)", "aria-label": "Zoom in", onClick: () => zoom(0.7)}, "+"),
        h("button", {type: "button", title: "Show all (0)", onClick: fit, disabled: !state.from && !state.to}, "Fit"))),
    h("p", {class: "shown", id: "shown", role: "status"}, shownWords(list),
      filtered && h("button", {type: "button", class: "plain", onClick: () => show({q: "", rule: "", server: "", framing: ""})},
        "Show all")));
}
