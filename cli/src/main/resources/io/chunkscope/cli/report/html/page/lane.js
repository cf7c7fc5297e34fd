// The lane of one connection: handshake, use and reuse, idle times against what was promised, who closed.

const LANE_TOP = 20;
const LANE_HEIGHT = 14;

function laneFacts(connection) {
  const parts = [count(connection.total, "exchange")];
  if (connection.exchanges.length < connection.total) {
    parts.push(`${connection.exchanges.length} of them here`);
  }
  if (connection.midstream) {
    parts.push("began before the capture");
  }
  if (connection.promised !== undefined) {
    parts.push(`Keep-Alive promises ${connection.promised} s`);
  }
  if (connection.serverCloses !== undefined) {
    parts.push("server said close");
  } else if (connection.clientCloses !== undefined) {
    parts.push("client said close");
  }
  parts.push(CONNECTION_ENDS[connection.end] || "end unknown");
  if (connection.missing > 0) {
    parts.push(`${bytes(connection.missing)} missing`);
  }
  return parts;
}

const laneWords = connection => [`${connection.client} to ${connection.server}`, ...laneFacts(connection)].join(", ");

/** Idle stretches between the exchanges that are here, and after the last. */
function idleStretches(connection) {
  const known = connection.exchanges;
  const stretches = [];
  for (let i = 0; i < known.length; i++) {
    const next = known[i + 1];
    const from = known[i].at + lastByte(known[i]);
    if (next && next.index === known[i].index + 1) {
      stretches.push({from, to: next.at});
    } else if (!next && known[i].index === connection.total - 1) {
      stretches.push({from, to: connection.to, last: true});
    }
  }
  return stretches.filter(stretch => stretch.to > stretch.from);
}

function lastByte(exchange) {
  const counted = exchange.spans.filter(span => span.kind !== "close-lag").map(span => span.to);
  return Math.max(0, ...counted);
}

function drawIdle(stretch, connection, scale, origin) {
  const {x, width} = extentOn(scale, stretch.from - origin, stretch.to - origin, 0);
  const time = duration(stretch.to - stretch.from);
  const promised = connection.promised === undefined ? null : stretch.from + connection.promised * 1e6 - origin;
  const room = Math.min(width, scale.width - x);
  return width > 1 && [
    box("lane-idle", x, width, LANE_TOP, LANE_HEIGHT, `idle: ${time}`, {fill: "url(#idle)"}),
    label(x, room, LANE_TOP + 11, [`idle ${time}`, time], "on-pattern"),
    promised !== null && stretch.last && scale.x(promised) < scale.width && [
      h("path", {class: "promise", d: `M${scale.x(promised)},${LANE_TOP - 5} v${LANE_HEIGHT + 10}`},
        h("title", null, `until here Keep-Alive promised to wait: ${connection.promised} s`)),
      h("text", {class: "lane-note", x: scale.x(promised) + 4, y: LANE_TOP - 6}, `promised ${connection.promised} s`),
    ],
  ];
}

function drawClose(connection, scale, origin) {
  const marks = [];
  const cross = (us, who, name) => {
    const x = scale.x(us - origin);
    if (x > scale.width - 8) {
      marks.push(h("text", {class: "beyond", x: scale.width - 6, y: LANE_TOP - 6, "text-anchor": "end"}, `${who} later ▶`));
      return;
    }
    marks.push(h("g", {class: name},
      h("path", {d: `M${x - 4},${LANE_TOP + 3} l8,8 m0,-8 l-8,8`}),
      h("text", {class: "bar-text start", x: x + 8, y: LANE_TOP + 11}, who)));
  };
  if (connection.reset !== undefined) {
    cross(connection.reset, CONNECTION_ENDS[connection.end] || "reset", "reset");
  } else if (connection.end === "fin-by-server" && connection.serverFin !== undefined) {
    cross(connection.serverFin, "closed by the server", "closed");
  } else if (connection.end === "fin-by-client" && connection.clientFin !== undefined) {
    cross(connection.clientFin, "closed by the client", "closed");
  } else {
    const x = scale.x(connection.to - origin);
    marks.push(h("g", {class: "kept"},
      h("path", {d: `M${x + 3},${LANE_TOP + 7} h9 m-4,-4 l4,4 l-4,4`}),
      h("text", {class: "bar-text start", x: x + 17, y: LANE_TOP + 11}, "still open")));
  }
  return marks;
}

function Lane({connection, origin, scale, marks}) {
  const handshake = connection.handshake;
  const start = extentOn(scale, connection.from - origin, connection.from + (handshake || 0) - origin, 3);
  return h("svg", {class: "bar lane", width: scale.width, height: 54, "aria-hidden": "true", focusable: "false"},
    grid(scale, marks, 54),
    handshake !== undefined && [box("span-handshake", start.x, start.width, LANE_TOP, LANE_HEIGHT,
      `handshake: ${duration(handshake)}`), label(start.x, start.width, LANE_TOP + 11, ["connect"])],
    idleStretches(connection).map(stretch => drawIdle(stretch, connection, scale, origin)),
    connection.exchanges.map((exchange, i) => {
      // Pipelined: below the one before it, which is not over.
      const before = connection.exchanges[i - 1];
      const below = before && exchange.at < before.at + lastByte(before) ? LANE_HEIGHT / 2 : 0;
      const {x, width} = extentOn(scale, exchange.at - origin, exchange.at + lastByte(exchange) - origin, 5);
      const words = exchange.index === 0 ? ["first use", "1"] : [`use ${exchange.index + 1}`, String(exchange.index + 1)];
      return [box(`lane-use ${exchange.framing || ""}`, x, width, LANE_TOP + below, LANE_HEIGHT - below, nameOf(exchange)),
        !below && label(x, width, LANE_TOP + 11, words, "on-solid")];
    }),
    drawClose(connection, scale, origin));
}
