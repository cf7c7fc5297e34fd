// What is shown and how, of DEFAULTS; kept in the address, so that a link leads to the same view.

let state = {...DEFAULTS, ...readHash()};
let redraw = () => {};

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
