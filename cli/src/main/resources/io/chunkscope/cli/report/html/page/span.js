// The parts of a bar, each drawn to scale. What is drawn has a framing, flushes, spans flushBytes, and perhaps spanWords.

const TOP = 18;
const HEIGHT = 18;
const MIDDLE = TOP + HEIGHT / 2;
const BASE = TOP + HEIGHT;
const MOMENTS = ["request", "head", "flush", "last-chunk"];
const CHAR_WIDTH = 5.9;

const fits = (words, room) => words.length * CHAR_WIDTH + 8 <= room;

/** Words in a part of the bar, the longest that fit. */
function label(x, width, y, choices, name) {
  const words = choices.find(each => fits(each, width));
  return words && h("text", {x: x + width / 2, y, class: `bar-text ${name || ""}`, "text-anchor": "middle"}, words);
}

function box(name, x, width, top, height, title, extra) {
  return h("rect", {class: name, x, y: top, width, height, ...extra}, h("title", null, title));
}

/** Parts under a pixel wide still show. */
function extentOn(scale, from, to, least) {
  const x = scale.x(from);
  return {x, width: Math.max(least, scale.x(to) - x)};
}

function pauseWords(span, name) {
  const time = duration(span.to - span.from);
  const cause = CAUSES[span.cause];
  switch (span.kind) {
    case "server-pause":
    case "client-pause":
      return [`${name} ${time}`, `pause ${time}`, time];
    case "unknown-pause":
      return [`pause ${time}, server or network?`, `pause ${time}?`, `${time}?`, "?"];
    default:
      return [`network: ${cause || "held up"} ${time}`, `network ${time}`, time];
  }
}

const grid = (scale, marks, height) =>
  marks.map(us => h("line", {class: "grid", x1: scale.x(us), x2: scale.x(us), y1: 0, y2: height}));

function drawSpan(exchange, span, scale, offset) {
  const words = (exchange.spanWords || SPANS)[span.kind] || SPANS[span.kind];
  const title = `${words.name}: ${duration(span.to - span.from)}. ${words.text}`;
  const from = span.from + offset;
  const to = span.to + offset;
  const {x, width} = extentOn(scale, from, to, 0);
  const time = duration(span.to - span.from);
  switch (span.kind) {
    case "request":
      return box("span-request", x, Math.max(2.5, width), TOP, HEIGHT, title);
    case "wait":
      return width < 0.5 ? null : [box("span-wait", x, width, TOP, HEIGHT, title),
        label(x, width, MIDDLE + 4, [`wait ${time}`, time])];
    case "unanswered":
    case "unfinished":
      return width < 0.5 ? null : [box("span-missing", x, width, TOP, HEIGHT, title, {fill: "url(#missing)"}),
        label(x, width, MIDDLE + 4, [`${SPANS[span.kind].name}, ${time}`, SPANS[span.kind].name], "on-pattern")];
    case "head":
      return box("span-head", x, Math.max(3, width), TOP - 2, HEIGHT + 4, title);
    case "body-wait":
      return width < 0.5 ? null : [box("span-body-wait", x, width, TOP, HEIGHT, title),
        label(x, width, MIDDLE + 4, [`head only ${time}`, time])];
    case "flush":
      return drawFlush(exchange, span, x, width, scale, offset);
    case "server-pause":
    case "client-pause":
      return [box(`span-pause ${exchange.framing || ""}`, x, width, TOP, HEIGHT, title),
        h("line", {class: `pause-line ${exchange.framing || ""}`, x1: x, x2: x + width, y1: BASE - 1, y2: BASE - 1}),
        label(x, width, MIDDLE + 4, pauseWords(span, words.name))];
    case "network-pause":
    case "request-network-pause":
      return [box("span-network", x, width, TOP, HEIGHT, title, {fill: "url(#network)"}),
        label(x, width, MIDDLE + 4, pauseWords(span, words.name), "on-pattern")];
    case "unknown-pause":
      return [box("span-unknown", x, width, TOP, HEIGHT, title, {fill: "url(#unknown)"}),
        label(x, width, MIDDLE + 4, pauseWords(span, words.name), "on-pattern")];
    case "last-chunk":
      return drawLastChunk(x, width, title);
    case "close-lag":
      return h("line", {class: "span-close-lag", x1: x, x2: x + width, y1: MIDDLE, y2: MIDDLE}, h("title", null, title));
    default:
      return null;
  }
}

function drawFlush(exchange, span, x, width, scale, offset) {
  const known = exchange.flushBytes(span.flush);
  const size = known === undefined ? "" : bytes(known);
  const shown = Math.max(7, width);
  const name = exchange.flushes > 1 ? `flush ${span.flush + 1} of ${exchange.flushes}` : "body";
  const title = `${name}${size && `, ${size}`}${span.to > span.from ? `, ${duration(span.to - span.from)}` : ""}: ${
    FRAMINGS[exchange.framing] ? FRAMINGS[exchange.framing].text : ""}`;
  const next = exchange.spans.find(other => other.from >= span.to && other.kind === "flush" && other !== span);
  const room = (next ? scale.x(next.from + offset) : scale.width) - x - 4;
  return [
    box(`span-flush ${exchange.framing}`, x, shown, TOP - 6, HEIGHT + 12, title, {fill: FLUSH_FILLS[exchange.framing]}),
    size && exchange.flushes > 1 && fits(size, room)
      && h("text", {x, y: TOP - 9, class: "flush-size"}, size),
  ];
}

/** A hollow diamond: here the body says that it is over. */
function drawLastChunk(x, width, title) {
  const at = x + width + 14;
  return h(Fragment, null,
    width > 0.5 && h("line", {class: "span-last-chunk-line", x1: x, x2: x + width, y1: MIDDLE, y2: MIDDLE}),
    h("path", {class: "span-last-chunk", d: `M${at - 5},${MIDDLE} l5,-6 l5,6 l-5,6 z`}, h("title", null, title)));
}

/** All parts; what lasts lies below what happens in a moment. */
const drawSpans = (exchange, scale, offset) => [
  ...exchange.spans.filter(span => !MOMENTS.includes(span.kind)),
  ...exchange.spans.filter(span => MOMENTS.includes(span.kind)),
].map(span => drawSpan(exchange, span, scale, offset));

/** Says that a bar lies beside what the axis shows. */
const drawBeyond = (before, after, width, y) => [
  after < 0 && h("text", {class: "beyond", x: 4, y}, "◀ earlier"),
  before > width && h("text", {class: "beyond", x: width - 4, y, "text-anchor": "end"}, "later ▶"),
];
