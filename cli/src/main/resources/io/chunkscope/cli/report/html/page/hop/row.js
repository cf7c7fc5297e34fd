// A row: what was asked for and how each side's response was made, beside its two lanes.

const flushes = number => number === 1 ? "1 flush" : `${grouped(number)} flushes`;

/** One side in a few words. */
function laneWords(lane) {
  if (!lane.framing) {
    return "no response";
  }
  return [
    (FRAMINGS[lane.framing] || {name: lane.framing}).name,
    lane.bytes > 0 && bytes(lane.bytes),
    lane.flushes > 0 && flushes(lane.flushes),
    lane.version && lane.version !== "HTTP/1.1" && lane.version,
    !lane.persists && "close",
  ].filter(Boolean).join(" · ");
}

/** What the hop did to the time of it. */
function delayWords(pair) {
  if (pair.reason) {
    return data.reasons[pair.reason];
  }
  if (pair.delay < 0) {
    return pair.isHeld ? "held back" : "";
  }
  const most = pair.threads.length > 1 ? " at most" : "";
  return pair.isHeld ? `held back, ${duration(pair.delay)}${most}`
    : `passed on${data.clocks ? ` in ${duration(pair.delay)}${most}` : ""}`;
}

const AMBIGUOUS = ["", "could be paired another way, to the same effect", "could be paired another way, which would judge it differently"];

/** How often the hop asked before. */
function againWords(pair) {
  const outcomes = counted(pair.attempts, attempt => attempt.outcome).map(([outcome, n]) => n > 1 ? `${outcome} ×${n}` : outcome);
  return pair.retries > 0 && `asked again${outcomes.length ? ` after ${outcomes.join(", ")}` : pair.retries > 1 ? ` ${pair.retries} times` : ""}`;
}

/** The whole row for a screen reader. */
function rowWords(pair) {
  const findings = pair.findings.map(finding => `${data.severities[finding.severity]} ${finding.rule}`);
  return [nameOf(pair), pair.in ? `server sent ${pair.in.status || ""} ${laneWords(pair.in)}` : "nothing from a server",
    pair.out ? `client got ${pair.out.status || ""} ${laneWords(pair.out)}` : "nothing to a client", delayWords(pair), againWords(pair),
    pair.waited && `the request waited in the hop for ${duration(pair.waited.to - pair.waited.from)}`, AMBIGUOUS[pair.ambiguous],
    findings.length ? `findings: ${findings.join(", ")}` : "no finding"].filter(Boolean).join("; ");
}

function LaneFacts({lane, name, words}) {
  return h("div", {class: `how lane-facts ${name}`, title: lane ? laneWords(lane) : ""},
    h("span", {class: `chip ${(lane && lane.framing) || "missing"}`}), h("span", null, h("b", null, words), " ", lane ? laneWords(lane) : "nothing"));
}

function Row({item, index, selected, open, scale, marks}) {
  const {pair} = item;
  const status = [pair.in, pair.out].map(lane => lane && lane.status).filter(Boolean);
  const same = status.length < 2 || status[0] === status[1];
  return h("div", {...rowAttributes(item, index, selected, open), "aria-label": rowWords(pair)},
    h("div", {role: "gridcell", class: "what pair"},
      h("div", {class: "name"},
        h("span", {class: "method"}, pair.method || "?"), " ",
        h("bdi", {class: "target", title: pair.host + pair.target}, shortened(pair.target, 60)),
        h("span", {class: `status s${Math.floor((status[status.length - 1] || 0) / 100)}`},
          same ? status[0] || "–" : status.join(" → "))),
      h(LaneFacts, {lane: pair.in, name: "of-server", words: "server:"}),
      h("div", {class: `between ${pair.isHeld ? "late" : ""}`}, delayWords(pair),
        pair.retries > 0 && h("span", {class: "again", title: againWords(pair)}, `attempt ${pair.retries + 1}`),
        pair.ambiguous > 0 && h("span", {class: "ambiguous", title: AMBIGUOUS[pair.ambiguous]}, "ambiguous pair")),
      h(LaneFacts, {lane: pair.out, name: "of-client", words: "client:"}),
      h(Marks, {of: pair})),
    h("div", {role: "gridcell", class: "when"}, h(Lanes, {pair, scale, marks})));
}
