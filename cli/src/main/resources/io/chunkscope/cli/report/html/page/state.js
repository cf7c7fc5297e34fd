// What is shown and how; kept in the address, so that a link leads to the same view.

const DEFAULTS = {
  q: "", rule: "", server: "", framing: "", group: defaultGroup(), sort: data.omitted.exchanges > data.omitted.shown ? "severity" : "time", axis: "group",
  from: "", to: "", open: "", tab: "",
};

let state = {...DEFAULTS, ...readHash()};
let redraw = () => {};

/** Pages where there are some; connections where they are not so long that exchanges vanish on them. */
function defaultGroup() {
  const sizes = new Map();
  for (const exchange of exchanges) {
    if (exchange.page >= 0) {
      sizes.set(exchange.page, (sizes.get(exchange.page) || 0) + 1);
    }
  }
  const onPages = [...sizes.values()].filter(size => size > 1).reduce((sum, size) => sum + size, 0);
  if (onPages * 2 >= exchanges.length && onPages > 0) {
    return "page";
  }
  const median = values => values.sort((a, b) => a - b)[values.length >> 1] || 0;
  const long = median(connections.map(connection => connection.to - connection.from));
  return long <= 60 * median(exchanges.map(exchange => exchange.end)) && exchanges.length < 1000 ? "connection" : "none";
}

function readHash() {
  const known = {};
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (Object.hasOwn(DEFAULTS, name)) {
      known[name] = value.slice(0, 2000);
    }
  }
  return known;
}

const ADDRESS_PAUSE_MS = 250;
let written = 0;
let unwritten;

/** Browsers bear only so many changes of the address in a while: dragging makes many more. */
function writeHash() {
  clearTimeout(unwritten);
  const wait = written + ADDRESS_PAUSE_MS - Date.now();
  if (wait > 0) {
    unwritten = setTimeout(writeHash, wait);
    return;
  }
  written = Date.now();
  const params = new URLSearchParams();
  for (const name of Object.keys(DEFAULTS)) {
    if (state[name] !== DEFAULTS[name]) {
      params.set(name, state[name]);
    }
  }
  const hash = params.toString();
  if (hash !== location.hash.slice(1)) {
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }
}

/** Changes what is shown. */
function show(patch) {
  state = {...state, ...patch};
  writeHash();
  redraw();
}

addEventListener("hashchange", () => {
  state = {...DEFAULTS, ...readHash()};
  redraw();
});
