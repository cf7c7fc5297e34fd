// The exchanges and connections with their names back. See RowJson, LaneJson and DetailJson for how they are written.

const connections = data.connections.map((lane, number) => ({
  number,
  capture: lane.capture,
  id: lane.id,
  name: (data.captures.length > 1 ? `${lane.capture + 1}.` : "") + lane.id,
  client: text(lane.client),
  server: text(lane.server),
  from: lane.from,
  to: lane.to,
  midstream: !!lane.midstream,
  handshake: lane.handshake,
  rtt: lane.rtt,
  end: lane.end,
  clientFin: lane.clientFin,
  serverFin: lane.serverFin,
  reset: lane.reset,
  total: lane.exchanges,
  promised: lane.promised,
  clientCloses: lane.clientCloses,
  serverCloses: lane.serverCloses,
  missing: lane.missing || 0,
  findings: (lane.findings || []).map(findingOf),
  exchanges: [],
}));

const exchanges = data.exchanges.map((row, number) => {
  const connection = connections[row.c];
  const spans = spansOf(row.s);
  const findings = marksIn(row.f);
  const exchange = {
    number,
    key: `${connection.capture}.${connection.id}.${row.i}`,
    connection,
    index: row.i,
    page: row.p,
    method: text(row.m),
    target: text(row.u),
    host: text(row.h),
    type: text(row.ct),
    coding: text(row.ce),
    status: row.st,
    framing: row.fr === undefined ? null : text(row.fr),
    bytes: row.b,
    flushes: row.fl,
    chunks: row.n,
    lastChunk: row.lc,
    at: row.t,
    spans,
    spansOmitted: row.so || 0,
    end: Math.max(row.se || 0, ...spans.map(span => span.to)),
    ticks: row.k || [],
    interim: row.in || [],
    findings,
    findingsOmitted: row.fo || 0,
    worst: worstOf(findings),
    detail: row.d,
  };
  const told = row.d && row.d.response && row.d.response.flushes;
  exchange.flushBytes = flush => told && told[flush * 4 + 1];
  exchange.words = `${exchange.method} ${exchange.host}${exchange.target}`.toLowerCase();
  connection.exchanges.push(exchange);
  return exchange;
});

const byKey = new Map(exchanges.map(exchange => [exchange.key, exchange]));

const pathOf = exchange => exchange.target.split("?")[0];

/** The name of an exchange in words. */
const nameOf = exchange => exchange.method
  ? `${exchange.method} ${exchange.target}` : "a response without its request";
