// Pairs, and exchanges without a counterpart, with their names back. See PairRowJson for how they are written.

/** What is said otherwise of the lane that the hop sends. */
const OUT_WORDS = {
  "wait": {name: "wait", text: "last request byte to the first byte that the hop gave out"},
  "server-pause": {name: "hop pauses", text: "the hop gave out nothing"},
  "flush": {name: "flush", text: "body bytes that the hop gave out without pausing"},
};

function laneOf(lane, out) {
  return lane && {
    status: lane.st,
    version: text(lane.v),
    persists: lane.p,
    framing: lane.fr === undefined ? null : text(lane.fr),
    bytes: lane.b,
    flushes: lane.fl,
    chunks: lane.n,
    spans: spansOf(lane.s),
    // Below the threads there is no room for sizes.
    flushBytes: flush => out || !lane.z ? undefined : lane.z[flush],
    spanWords: out ? OUT_WORDS : SPANS,
  };
}

function stretchesOf(numbers) {
  const stretches = [];
  for (let i = 0; numbers && i < numbers.length; i += 2) {
    stretches.push({from: numbers[i], to: numbers[i] + numbers[i + 1]});
  }
  return stretches;
}

/** Of each flush: when it left the server, first and last byte, and when the client had them. */
function threadsOf(numbers) {
  const threads = [];
  for (let i = 0; numbers && i < numbers.length; i += 4) {
    const [from, fromEnd, to, toEnd] = numbers.slice(i, i + 4);
    threads.push({from, fromEnd, to, toEnd, delay: Math.max(0, toEnd - fromEnd)});
  }
  return threads;
}

/** What the hop asked in vain: when, and what came of it. */
function attemptsOf(numbers) {
  const attempts = [];
  for (let i = 0; numbers && i < numbers.length; i += 3) {
    attempts.push({from: numbers[i], to: numbers[i] + numbers[i + 1], outcome: numbers[i + 2] ? String(numbers[i + 2]) : "no answer"});
  }
  return attempts;
}

/** Time in the hop is a fact; that a response was held back is what these rules say. */
const HELD_RULES = ["hop-buffers-response", "hop-delays-flushes"];

const pairs = data.pairs.map((row, number) => {
  const findings = marksIn(row.f);
  const held = stretchesOf(row.hb);
  const pair = {
    number,
    key: (row.r === undefined ? "p" : "u") + row.i,
    method: text(row.m),
    target: text(row.u),
    host: text(row.h),
    at: row.t,
    in: laneOf(row.in, false),
    out: laneOf(row.out, true),
    reason: row.r === undefined ? null : text(row.r),
    evidence: text(row.ev),
    ambiguous: row.am || 0,
    delay: row.dl === undefined ? -1 : row.dl,
    held,
    heldFor: held.reduce((sum, stretch) => sum + stretch.to - stretch.from, 0),
    threads: threadsOf(row.c),
    waited: row.w && {from: row.w[0], to: row.w[1]},
    attempts: attemptsOf(row.rt),
    retries: row.rn || 0,
    findings,
    worst: worstOf(findings),
    detail: row.d,
  };
  pair.isHeld = findings.some(finding => HELD_RULES.includes(finding.rule));
  pair.path = pair.target.split("?")[0];
  pair.words = `${pair.method} ${pair.host}${pair.target}`.toLowerCase();
  pair.lanes = [pair.in, pair.out].filter(Boolean);
  pair.end = Math.max(0, ...pair.lanes.flatMap(lane => lane.spans.map(span => span.to)),
    ...pair.threads.map(thread => thread.toEnd));
  return pair;
});

const byKey = new Map(pairs.map(pair => [pair.key, pair]));

const nameOf = pair => `${pair.method} ${pair.target}`;
