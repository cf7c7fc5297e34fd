// Two bars on one time axis: above what the server sent, below what the client got, and between them a
// thread from each flush to the moment when the same bytes had passed the hop.

const PAIR_HEIGHT = 120;
const IN_TOP = 6;
const OUT_TOP = 70;
const THREAD_TOP = IN_TOP + BASE + 6;
const THREAD_BOTTOM = OUT_TOP + TOP - 6;

function drawThread(thread, number, scale) {
  const late = thread.delay > data.slack;
  const [from, fromEnd, to, toEnd] = [thread.from, thread.fromEnd, thread.to, thread.toEnd].map(scale.x);
  // The bars of flushes are a few pixels wide, whatever they took.
  return h("path", {
    class: `thread ${late ? "late" : ""}`,
    d: `M${from + 3},${THREAD_TOP} L${Math.max(from, fromEnd) + 3},${THREAD_TOP} L${Math.max(to, toEnd) + 3},${THREAD_BOTTOM} L${to + 3},${THREAD_BOTTOM} Z`,
  }, h("title", null, `flush ${number + 1}: ${duration(thread.delay)} over the hop`));
}

const HELD_TEXT = "the hop had bytes of the response and gave out nothing";

function drawHeld(stretch, judged, scale) {
  const {x, width} = extentOn(scale, stretch.from, stretch.to, 0);
  const time = duration(stretch.to - stretch.from);
  const name = judged ? "held back" : "in the hop";
  return width >= 1 && [
    box("span-held", x, width, TOP, HEIGHT, `${name}: ${time}. ${HELD_TEXT}`, {fill: judged ? "url(#held)" : "url(#lingers)"}),
    label(x, width, MIDDLE + 4, [`${name} ${time}`, time], "on-pattern"),
  ];
}

/** What is left of a part that lasts where stretches are cut out of it. */
function piecesOf(span, held) {
  const pieces = [];
  let {from} = span;
  for (const stretch of held.filter(each => each.from < span.to && each.to > span.from)) {
    pieces.push({...span, from, to: Math.max(from, stretch.from)});
    from = Math.max(from, stretch.to);
  }
  return [...pieces, {...span, from, to: Math.max(from, span.to)}].filter(piece => piece.to > piece.from);
}

function drawLane(lane, held, judged, top, scale) {
  const spans = lane.spans.flatMap(span => MOMENTS.includes(span.kind) ? [span] : piecesOf(span, held));
  return h("g", {transform: `translate(0,${top})`},
    held.map(stretch => drawHeld(stretch, judged, scale)),
    drawSpans({...lane, spans}, scale, 0));
}

function missingWords(pair) {
  return `${pair.in ? "no response to a client" : "nothing from a server"}: ${data.reasons[pair.reason]}${
    pair.evidence ? ` (${shortened(pair.evidence, 50)})` : ""}`;
}

function Lanes({pair, scale, marks}) {
  const missing = pair.in ? OUT_TOP : IN_TOP;
  return h("svg", {class: `bar ${pair.isHeld ? "judged" : ""}`, width: scale.width, height: PAIR_HEIGHT, "aria-hidden": "true", focusable: "false"},
    grid(scale, marks, PAIR_HEIGHT),
    pair.threads.map((thread, number) => drawThread(thread, number, scale)),
    pair.in && drawLane(pair.in, [], false, IN_TOP, scale),
    pair.out && drawLane(pair.out, pair.held, pair.isHeld, OUT_TOP, scale),
    pair.reason && h("text", {class: "missing-lane", x: Math.max(8, scale.x(0)), y: missing + MIDDLE + 4}, missingWords(pair)),
    drawBeyond(scale.x(0), scale.x(pair.end), scale.width, THREAD_TOP + 22));
}
