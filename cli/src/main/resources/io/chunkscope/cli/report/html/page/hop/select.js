// Which pairs are shown, and in which order.

const KINDS = {
  paired: pair => !pair.reason,
  ambiguous: pair => pair.ambiguous > 0,
  unpaired: pair => Boolean(pair.reason),
};

function matches(pair) {
  const wanted = state.q.trim().toLowerCase();
  return (!wanted || pair.words.includes(wanted) || pair.lanes.some(lane => String(lane.status) === wanted))
    && (!state.path || pair.path === state.path)
    && (!state.rule || (state.rule === "any"
      ? pair.worst >= 0 : pair.findings.some(finding => finding.rule === state.rule)))
    && (!Object.hasOwn(KINDS, state.kind) || KINDS[state.kind](pair))
    && (!state.held || pair.isHeld);
}

const ORDERS = {
  time: (a, b) => a.at - b.at || a.number - b.number,
  worst: (a, b) => b.worst - a.worst || b.delay - a.delay || a.number - b.number,
  delay: (a, b) => b.delay - a.delay || a.number - b.number,
};

let memo = {};

/** The list: {items, rows, height, extent}; every time axis begins with its request. */
function listing() {
  const key = [state.q, state.path, state.rule, state.kind, state.held, state.sort].join("\n");
  if (memo.key !== key) {
    const order = Object.hasOwn(ORDERS, state.sort) ? ORDERS[state.sort] : ORDERS.worst;
    const items = pairs.filter(matches).sort(order).map(pair => ({
      kind: "row", id: pair.key, number: pair.number, pair, height: PAIR_HEIGHT,
    }));
    memo = {key, items, rows: items, height: stacked(items), extent: extentOf(items.map(({pair}) => pair.end))};
  }
  return memo;
}
