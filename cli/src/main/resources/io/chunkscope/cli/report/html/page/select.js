// Which exchanges are shown, and in which order: a flat list of headings and rows.

function matches(exchange) {
  const wanted = state.q.trim().toLowerCase();
  return (!wanted || exchange.words.includes(wanted) || String(exchange.status) === wanted)
    && (!state.rule || (state.rule === "any"
      ? exchange.worst >= 0 : exchange.findings.some(finding => finding.rule === state.rule)))
    && (!state.server || exchange.connection.server === state.server)
    && (!state.framing || exchange.framing === state.framing);
}

const ORDERS = {
  time: (a, b) => a.connection.capture - b.connection.capture || a.at - b.at || a.number - b.number,
  slowest: (a, b) => b.end - a.end || a.number - b.number,
  severity: (a, b) => b.worst - a.worst || b.end - a.end || a.number - b.number,
  largest: (a, b) => (b.bytes || 0) - (a.bytes || 0) || a.number - b.number,
};

function groupOf(exchange) {
  const {connection} = exchange;
  switch (state.group) {
    case "connection":
      return `c${connection.number}`;
    case "page":
      return exchange.page >= 0 ? `p${exchange.page}` : `n${connection.capture}`;
    default:
      return "all";
  }
}

/** Where the time axis of an exchange begins. */
function originOf(exchange, group) {
  switch (state.axis) {
    case "exchange":
      return exchange.at;
    case "capture":
      return data.captures[exchange.connection.capture].from;
    default:
      return group.loose ? exchange.at : group.from;
  }
}

let memo = {};

/** The list: {items, rows, extent}; items are {kind: "group" | "row", ...}. */
function listing() {
  const key = [state.q, state.rule, state.server, state.framing, state.group, state.sort,
    state.axis].join("\n");
  if (memo.key === key) {
    return memo;
  }
  const groups = new Map();
  for (const exchange of exchanges.filter(matches).sort(ORDERS[state.sort] || ORDERS.time)) {
    const name = groupOf(exchange);
    if (!groups.has(name)) {
      groups.set(name, {name, exchanges: [], from: Infinity, to: 0, loose: name[0] === "n" || name === "all"});
    }
    groups.get(name).exchanges.push(exchange);
  }
  const items = [];
  for (const group of groups.values()) {
    for (const exchange of group.exchanges) {
      group.from = Math.min(group.from, startOf(exchange));
      group.to = Math.max(group.to, exchange.at + exchange.end);
    }
    if (state.group === "connection") {
      const {connection} = group.exchanges[0];
      group.connection = connection;
      group.from = Math.min(group.from, connection.from);
    }
    if (group.name !== "all") {
      items.push({kind: "group", id: group.name, group, height: group.connection ? 54 : 38});
    }
    for (const exchange of group.exchanges) {
      items.push({kind: "row", id: exchange.key, number: exchange.number, exchange, group, height: ROW_HEIGHT});
    }
  }
  const rows = items.filter(item => item.kind === "row");
  for (const row of rows) {
    row.origin = originOf(row.exchange, row.group);
  }
  const extent = extentOf(rows.map(({exchange, origin}) => exchange.at + exchange.end - origin));
  memo = {key, items, rows, height: stacked(items), extent};
  return memo;
}

/** When an exchange is first seen: with the handshake of a connection that it opens. */
function startOf(exchange) {
  const {connection, index} = exchange;
  return index === 0 && connection.handshake !== undefined
    ? Math.min(connection.from, exchange.at) : exchange.at;
}
