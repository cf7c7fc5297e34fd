// The bar of one exchange: what its time consists of, drawn to scale.

const ROW_HEIGHT = 54;

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
    grid(scale, marks, ROW_HEIGHT),
    drawHandshake(exchange, scale, offset),
    drawSpans(exchange, scale, offset),
    exchange.interim.map(us => h("path", {class: "interim", d: `M${scale.x(us + offset)},${TOP - 6} v${HEIGHT + 12}`},
      h("title", null, "interim response (1xx)"))),
    drawTicks(exchange, scale, offset),
    drawEnd(exchange, scale, offset),
    drawBeyond(before, after, scale.width, MIDDLE + 4));
}
