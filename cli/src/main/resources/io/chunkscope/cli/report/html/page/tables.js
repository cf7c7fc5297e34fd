// The tables of the detail panel: heads, flushes, chunks.

const REBUILT = "Start line and fields are put together from what was read: order, case, and what stands between name and value"
  + " are those of the wire. A fold is one blank; lines without a colon, whitespace behind values and line ends are only in the"
  + " table of departures. chunkscope show tells every byte.";

function Head({title, message}) {
  if (!message) {
    return h("section", {class: "head"}, h("h4", null, title), h("p", {class: "dim"}, "Not in the capture."));
  }
  const lines = [];
  for (let i = 0; i < message.lines.length; i += 2) {
    lines.push(h("div", {class: "field"}, h("dt", null, text(message.lines[i])), h("dd", null, h("bdi", null, text(message.lines[i + 1])))));
  }
  const trailers = message.trailers || [];
  return h("section", {class: "head"}, h("h4", null, title),
    h("p", {class: "start-line"}, h("bdi", null, text(message.start))),
    h("dl", null, lines),
    message.linesOmitted > 0 && h("p", {class: "dim"}, `${count(message.linesOmitted, "more line")} left out.`),
    trailers.length > 0 && h(Fragment, null, h("h5", null, "Trailers"), h("dl", null,
      trailers.map((name, i) => i % 2 === 0 && h("div", {class: "field"},
        h("dt", null, text(name)), h("dd", null, h("bdi", null, text(trailers[i + 1]))))))),
    message.deviations && h("p", {class: "dim"}, REBUILT),
    h("p", {class: "dim"}, messageWords(message)));
}

/** How its body was delimited and what ended it. */
function messageWords(message) {
  const framing = text(message.framing);
  return [
    `Framing: ${(FRAMINGS[framing] || {name: framing}).name}${message.step === undefined ? "" : ` by RFC 9112 §${text(message.step)}`}`,
    message.declared !== undefined && `declared ${grouped(message.declared)} bytes`,
    message.persistence !== undefined && `connection: ${PERSISTENCE[text(message.persistence)] || text(message.persistence)}`,
    message.end !== undefined && text(message.end) !== "no-body" && `ended by ${MESSAGE_ENDS[text(message.end)] || text(message.end)}${message.complete ? "" : ", incomplete"}`,
    message.missing > 0 && `${grouped(message.missing)} bytes missing in the capture`,
    message.firstFrame === message.lastFrame ? `frame ${message.firstFrame}` : `frames ${message.firstFrame} to ${message.lastFrame}`,
  ].filter(Boolean).join("; ");
}

function flushTable(exchange, message) {
  if (!message || !message.flushes) {
    return null;
  }
  const rows = [];
  for (let i = 0; i < message.flushes.length; i += 4) {
    const [at, size, decoded, frame] = message.flushes.slice(i, i + 4);
    rows.push([i / 4 + 1, duration(Math.max(0, at - exchange.at)), grouped(size),
      decoded >= 0 ? grouped(decoded) : exchange.coding ? "unknown" : "same", frame]);
  }
  const left = message.flushCount - rows.length;
  return h(Table, {title: "Flushes", heads: ["No.", "After", "Bytes", "Decoded", "Frame"], rows,
    note: left > 0 && `${grouped(left)} more left out.`});
}

function chunkTable(exchange, message) {
  if (!message || !message.chunks) {
    return null;
  }
  const rows = [];
  for (let i = 0; i < message.chunks.length; i += 5) {
    const [offset, size, extension, at, frame] = message.chunks.slice(i, i + 5);
    rows.push([grouped(offset), `${grouped(size)} (${size.toString(16)})`, h("bdi", null, text(extension)),
      duration(Math.max(0, at - exchange.at)), frame]);
  }
  const left = message.chunkCount - rows.length;
  if (message.lastChunkAt !== undefined) {
    rows.push(["", "0, the last-chunk", "", duration(Math.max(0, message.lastChunkAt - exchange.at)), message.lastChunkFrame]);
  }
  return h(Table, {title: "Chunks", heads: ["Offset", "Size", "Extension", "After", "Frame"], rows, note: [
    left > 0 && `${grouped(left)} more left out.`, message.lastChunkAt === undefined && "No last-chunk was seen."].filter(Boolean).join(" ")});
}

function deviationTable(exchange, message) {
  if (!message || !message.deviations) {
    return null;
  }
  const rows = [];
  for (let i = 0; i < message.deviations.length; i += 4) {
    const [kind, evidence, at, frame] = message.deviations.slice(i, i + 4);
    rows.push([text(kind), h("bdi", null, text(evidence)), duration(Math.max(0, at - exchange.at)), frame]);
  }
  return h(Table, {title: "Departures from the grammar", heads: ["What", "Bytes", "After", "Frame"], rows});
}

function timeTable(exchange) {
  const rows = exchange.spans.filter(span => span.to > span.from || span.kind === "flush").map(span => {
    const name = span.kind === "flush" ? `flush ${span.flush + 1}` : SPANS[span.kind].name;
    return [name, mark(span.from), span.to > span.from ? duration(span.to - span.from) : "at once", CAUSES[span.cause] || ""];
  });
  return h(Table, {title: "Where the time went", heads: ["Part", "Begins after", "Takes", "Because"], rows,
    note: exchange.spansOmitted > 0 && `${grouped(exchange.spansOmitted)} more left out.`});
}
