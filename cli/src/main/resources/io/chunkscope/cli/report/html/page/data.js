// The page's data with their names back. See RowJson, LaneJson and DetailJson for how they are written.

const data = JSON.parse(document.getElementById("data").textContent);

const text = number => number === undefined || number < 0 ? "" : data.strings[number];

function spansOf(row) {
  const spans = [];
  for (let i = 0; i < row.s.length; i += 4) {
    const kind = data.spanKinds[row.s[i]];
    const pause = kind.endsWith("pause");
    spans.push({
      kind,
      from: row.s[i + 1],
      to: row.s[i + 1] + row.s[i + 2],
      flush: pause ? -1 : row.s[i + 3],
      cause: pause ? data.pauseCauses[row.s[i + 3]] : null,
    });
  }
  return spans;
}

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

function findingOf(finding) {
  const rule = text(finding.rule);
  return {
    rule,
    severity: data.severities[finding.severity],
    confidence: text(finding.confidence),
    party: text(finding.party),
    side: text(finding.side),
    summary: text(finding.summary),
    fix: text(finding.fix),
    spec: text(finding.spec),
    at: finding.at,
    frames: finding.frames || [],
  };
}

const exchanges = data.exchanges.map((row, number) => {
  const connection = connections[row.c];
  const spans = spansOf(row);
  const findings = [];
  for (let i = 0; row.f && i < row.f.length; i += 2) {
    findings.push({rule: text(row.f[i]), severity: row.f[i + 1]});
  }
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
    worst: findings.reduce((worst, finding) => Math.max(worst, finding.severity), -1),
    detail: row.d,
  };
  exchange.words = `${exchange.method} ${exchange.host}${exchange.target}`.toLowerCase();
  connection.exchanges.push(exchange);
  return exchange;
});

const byKey = new Map(exchanges.map(exchange => [exchange.key, exchange]));

const pathOf = exchange => exchange.target.split("?")[0];

/** The name of an exchange in words. */
const nameOf = exchange => exchange.method
  ? `${exchange.method} ${exchange.target}` : "a response without its request";
