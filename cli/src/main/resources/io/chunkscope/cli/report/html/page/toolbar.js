// Search, filters, grouping, order, zoom; and what is shown of what there is.

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

const NO_FILTER = {q: "", rule: "", server: "", framing: ""};

function Toolbar() {
  const list = listing();
  return h(Fragment, null,
    h("div", {class: "toolbar", role: "search"},
      h(Search, {placeholder: "path, host, method or status"}),
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
      h(Zoom)),
    h(Shown, {words: shownWords(list), cleared: NO_FILTER}));
}
