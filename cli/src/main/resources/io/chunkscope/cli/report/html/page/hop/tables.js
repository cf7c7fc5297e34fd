// The tables of a pair's details: flushes, fields, attempts.

function flushTable(pair) {
  const {detail} = pair;
  if (!detail.flushes) {
    return null;
  }
  const rows = [];
  const at = (time, frame) => time < 0 ? "unknown" : h(Fragment, null, duration(time), frame >= 0 && h("small", null, `frame ${frame}`));
  for (let i = 0; i < detail.flushes.length; i += 7) {
    const [offset, size, frame, left, reached, delay, reachedFrame] = detail.flushes.slice(i, i + 7);
    rows.push([i / 7 + 1, grouped(offset), grouped(size), at(left, frame), at(reached, reachedFrame), delay < 0 ? "unknown" : duration(delay)]);
  }
  const more = detail.flushCount - rows.length;
  return h(Table, {title: "Flushes: sent, got, held up",
    heads: ["No.", "Offset", "Bytes", "Server", "Client", "Delay"], rows,
    note: [more > 0 && `${grouped(more)} more left out.`,
      "Server: when it left there; client: when its last byte was there; each since the request as seen on that side, with the frame in that side's capture where the flush begins that brought it."]
      .filter(Boolean).join(" ")});
}

function change(before, after) {
  if (before === after) {
    return "";
  }
  return before === "" ? "added" : after === "" ? "removed" : "changed";
}

/** The fields that frame a message or concern a hop, on both sides. */
function fieldTable(pair, head, title, [before, after]) {
  if (!head) {
    return null;
  }
  const value = each => each ? h("bdi", null, each) : "–";
  const rows = head.from === head.to ? [] : [["version", text(head.from), text(head.to), h("b", null, "changed")]];
  for (let i = 0; i < head.fields.length; i += 3) {
    const [from, to] = [text(head.fields[i + 1]), text(head.fields[i + 2])];
    rows.push(pair.reason ? [text(head.fields[i]), value(from)] : [text(head.fields[i]), value(from), value(to), h("b", null, change(from, to))]);
  }
  const others = ["added", "removed"].filter(kind => head[kind].length > 0)
    .map(kind => `Also ${kind}: ${head[kind].map(text).join(", ")}.`).join(" ");
  return h(Fragment, null,
    rows.length > 0 && h(Table, {title, heads: pair.reason ? ["Field", "Value"] : ["Field", before, after, ""], rows}),
    others && h("p", {class: "dim"}, h("bdi", null, `${rows.length ? "" : `${title}. `}${others}`)));
}

function retryTable(pair) {
  const {retries = []} = pair.detail;
  const rows = [];
  for (let i = 0; i < retries.length; i += 3) {
    rows.push([retries[i], retries[i + 1], retries[i + 2] || "no response"]);
  }
  return rows.length > 0 && h(Table, {title: "Earlier attempts of the hop", heads: ["Connection", "Frame", "Status"], rows});
}
