// The bar of one exchange: what its time consists of, drawn to scale.

const TOP = 18;
const ROW_HEIGHT = 54;
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

function pauseWords(span) {
  const time = duration(span.to - span.from);
  const cause = CAUSES[span.cause];
  switch (span.kind) {
    case "server-pause":
      return [`server pauses ${time}`, `pause ${time}`, time];
    case "client-pause":
      return [`client pauses ${time}`, time];
    case "unknown-pause":
      return [`pause ${time}, server or network?`, `pause ${time}?`, `${time}?`, "?"];
    default:
      return [`network: ${cause || "held up"} ${time}`, `network ${time}`, time];
  }
}

function drawSpan(exchange, span, scale, offset) {
  const title = `${SPANS[span.kind].name}: ${duration(span.to - span.from)}. ${SPANS[span.kind].text}`;
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
        label(x, width, MIDDLE + 4, pauseWords(span))];
    case "network-pause":
    case "request-network-pause":
      return [box("span-network", x, width, TOP, HEIGHT, title, {fill: "url(#network)"}),
        label(x, width, MIDDLE + 4, pauseWords(span), "on-pattern")];
    case "unknown-pause":
      return [box("span-unknown", x, width, TOP, HEIGHT, title, {fill: "url(#unknown)"}),
        label(x, width, MIDDLE + 4, pauseWords(span), "on-pattern")];
    case "last-chunk":
      return drawLastChunk(x, width, title);
    case "close-lag":
      return h("line", {class: "span-close-lag", x1: x, x2: x + width, y1: MIDDLE, y2: MIDDLE}, h("title", null, title));
    default:
      return null;
  }
}

function drawFlush(exchange, span, x, width, scale, offset) {
  const detail = exchange.detail && exchange.detail.response && exchange.detail.response.flushes;
  const size = detail && span.flush * 4 + 1 < detail.length ? bytes(detail[span.flush * 4 + 1]) : "";
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

/** Ticks below the bar, one for each chunk; chunks that share a pixel share a tick with their number. */
function drawTicks(exchange, scale, offset) {
  const ticks = [];
  for (let i = 0; i < exchange.ticks.length; i += 2) {
    const x = scale.x(exchange.ticks[i] + offset);
    const last = ticks[ticks.length - 1];
    if (last && x - last.x < 3) {
      last.chunks += exchange.ticks[i + 1];
    } else {
      ticks.push({x, chunks: exchange.ticks[i + 1]});
    }
  }
  return ticks.map((tick, i) => {
    const room = (i + 1 < ticks.length ? ticks[i + 1].x : Infinity) - tick.x;
    const words = `${tick.chunks} chunk${tick.chunks === 1 ? "" : "s"}`;
    const choice = (tick.chunks > 1 ? [words, `×${tick.chunks}`] : i === 0 ? [words] : []).find(each => fits(each, room - 4));
    return [
      h("path", {class: "chunk-tick", d: `M${tick.x + 0.75},${BASE + 7} v7${tick.chunks > 1 ? ` m3,0 v-7` : ""}`},
        h("title", null, `${words} begin here`)),
      choice && h("text", {x: tick.x + 8, y: BASE + 14, class: "chunk-text"}, choice),
    ];
  });
}

/** What becomes of the connection after the last exchange on it. */
function drawEnd(exchange, scale, offset) {
  const {connection} = exchange;
  const end = scale.x(exchange.end + offset);
  if (exchange.index !== connection.total - 1) {
    return h("g", {class: "kept"},
      h("path", {d: `M${end + 24},${MIDDLE} h9 m-4,-4 l4,4 l-4,4`}),
      h("title", null, "another exchange follows on this connection"));
  }
  const lag = exchange.spans.some(span => span.kind === "close-lag");
  const reset = (connection.end || "").startsWith("reset");
  if (!lag && !reset) {
    const idle = connection.to - exchange.at - exchange.end;
    return idle > 1000 && !exchange.spans.some(span => span.kind === "unanswered" || span.kind === "unfinished")
      && h("text", {x: end + 32, y: MIDDLE + 4, class: "bar-text start"},
        `idle ${duration(idle)}, ${ENDINGS[connection.end] || "then unknown"}`);
  }
  const words = reset ? CONNECTION_ENDS[connection.end] : ENDINGS[connection.end] || "closed";
  return h("g", {class: reset ? "reset" : "closed"},
    h("path", {d: `M${end + 18},${MIDDLE - 5} l10,10 m0,-10 l-10,10`}),
    h("text", {x: end + 33, y: MIDDLE + 4, class: "bar-text start"}, words),
    h("title", null, CONNECTION_ENDS[connection.end] || ""));
}

function drawHandshake(exchange, scale, offset) {
  const {connection} = exchange;
  if (exchange.index !== 0) {
    const x = scale.x(offset) - 6;
    return x > 50 && h("text", {class: "bar-text reused", x, y: MIDDLE + 4, "text-anchor": "end"}, "reused",
      h("title", null, "on a connection that was open already"));
  }
  if (connection.handshake === undefined) {
    return null;
  }
  const from = offset + connection.from - exchange.at;
  const {x, width} = extentOn(scale, from, from + connection.handshake, 2);
  return [box("span-handshake", x, width, TOP + 4, HEIGHT - 8, `handshake: ${duration(connection.handshake)}`),
    label(x, width, MIDDLE + 4, ["connect"])];
}

/** The whole bar; offset is where its exchange begins on the axis. */
function Bar({exchange, scale, offset, marks}) {
  const after = scale.x(exchange.end + offset);
  const before = scale.x(offset);
  return h("svg", {class: "bar", width: scale.width, height: ROW_HEIGHT, "aria-hidden": "true", focusable: "false"},
    marks.map(us => h("line", {class: "grid", x1: scale.x(us), x2: scale.x(us), y1: 0, y2: ROW_HEIGHT})),
    drawHandshake(exchange, scale, offset),
    // What lasts lies below what happens in a moment.
    exchange.spans.filter(span => !MOMENTS.includes(span.kind)).map(span => drawSpan(exchange, span, scale, offset)),
    exchange.spans.filter(span => MOMENTS.includes(span.kind)).map(span => drawSpan(exchange, span, scale, offset)),
    exchange.interim.map(us => h("path", {class: "interim", d: `M${scale.x(us + offset)},${TOP - 6} v${HEIGHT + 12}`},
      h("title", null, "interim response (1xx)"))),
    drawTicks(exchange, scale, offset),
    drawEnd(exchange, scale, offset),
    after < 0 && h("text", {class: "beyond", x: 4, y: MIDDLE + 4}, "◀ earlier"),
    before > scale.width && h("text", {class: "beyond", x: scale.width - 4, y: MIDDLE + 4, "text-anchor": "end"}, "later ▶"));
}
