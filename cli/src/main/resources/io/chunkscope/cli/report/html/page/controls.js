// Search, choices and zoom.

const counted = (list, name) => {
  const counts = new Map();
  for (const each of list) {
    counts.set(name(each), (counts.get(name(each)) || 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
};

function Choice({name, label: words, options}) {
  return h("label", {class: "choice"}, h("span", null, words),
    h("select", {id: `choose-${name}`, value: state[name], onChange: event => show({[name]: event.target.value, from: "", to: ""})},
      options.map(([value, shown]) => h("option", {value, selected: state[name] === value}, shown))));
}

function Search({placeholder}) {
  return h("label", {class: "choice search"}, h("span", null, "Search"),
    h("input", {id: "search", type: "search", value: state.q, placeholder, onInput: event => show({q: event.target.value})}));
}

function Zoom() {
  return h("div", {class: "zoom", role: "group", "aria-label": "Zoom"},
    h("button", {type: "button", title: "Zoom out (-)", "aria-label": "Zoom out", onClick: () => zoom(1 / 0.7)}, "−"),
    h("button", {type: "button", title: "Zoom in (+)", "aria-label": "Zoom in", onClick: () => zoom(0.7)}, "+"),
    h("button", {type: "button", title: "Show all (0)", onClick: fit, disabled: !state.from && !state.to}, "Fit"));
}

/** How much is shown of what there is, and the way back to all of it. */
function Shown({words, cleared}) {
  const filtered = Object.keys(cleared).some(name => state[name]);
  return h("p", {class: "shown", id: "shown", role: "status"}, words,
    filtered && h("button", {type: "button", class: "plain", onClick: () => show(cleared)}, "Show all"));
}
