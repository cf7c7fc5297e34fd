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

const WAITED_TEXT = "the hop had the request, and the server that answered did not";

/** What comes before the server has the request: it waits in the hop, and attempts fail. */
function drawBefore(pair, scale) {
  const {waited, attempts} = pair;
  const room = waited && extentOn(scale, waited.from, waited.to, 0);
  return h("g", {transform: `translate(0,${IN_TOP})`},
    room && room.width >= 1 && [
      box("span-waited", room.x, room.width, TOP, HEIGHT, `request in the hop: ${duration(waited.to - waited.from)}. ${WAITED_TEXT}`, {fill: "url(#lingers)"}),
      attempts.length === 0 && label(room.x, room.width, MIDDLE + 4,
        [`request in the hop ${duration(waited.to - waited.from)}`, duration(waited.to - waited.from)], "on-pattern"),
    ],
    attempts.map((attempt, i) => {
      const {x, width} = extentOn(scale, attempt.from, attempt.to, 4);
      const next = i + 1 < attempts.length ? scale.x(attempts[i + 1].from) : scale.x(pair.in.spans.length ? pair.in.spans[0].from : attempt.to);
      return [
        box("span-attempt", x, width, TOP + 3, HEIGHT - 6, `attempt ${i + 1}: ${attempt.outcome} after ${duration(attempt.to - attempt.from)}; the hop asked again`),
        fits(attempt.outcome, Math.max(width, next - x)) && h("text", {class: "attempt-text", x: x + 1, y: TOP - 3}, attempt.outcome),
      ];
    }));
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
    (pair.waited || pair.attempts.length > 0) && drawBefore(pair, scale),
    pair.in && drawLane(pair.in, [], false, IN_TOP, scale),
    pair.out && drawLane(pair.out, pair.held, pair.isHeld, OUT_TOP, scale),
    pair.reason && h("text", {class: "missing-lane", x: Math.max(8, scale.x(0)), y: missing + MIDDLE + 4}, missingWords(pair)),
    drawBeyond(scale.x(0), scale.x(pair.end), scale.width, THREAD_TOP + 22));
}
