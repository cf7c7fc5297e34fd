// Puts the parts together and keeps them up to date.

let printing = false;
const list = createRef();

/** Opens an exchange's details, or closes them when they are open. */
function choose(key) {
  const {rows} = listing();
  list.current.current = rows.findIndex(row => row.exchange.key === key);
  show({open: key, tab: ""});
}

function closeDetail() {
  show({open: "", tab: ""});
  document.getElementById("list").focus({preventScroll: true});
}

function App() {
  const opened = byKey.get(state.open);
  return h(Fragment, null,
    h(Patterns),
    h(Toolbar),
    h("div", {class: `stage ${opened ? "with-detail" : ""}`},
      h(List, {ref: list, key: "list"}),
      opened && h(Detail, {exchange: opened, tab: state.tab, key: "detail"})),
    h(Legend));
}

redraw = () => {
  render(h(App), document.getElementById("app"));
  render(h(Plots), document.getElementById("plots"));
  if (list.current) {
    list.current.forceUpdate();
  }
};

document.getElementById("app").textContent = "";
redraw();

// A finding in the summary leads to the exchanges that it is about.
for (const group of document.querySelectorAll("details.group")) {
  const {rule} = group.dataset;
  const about = exchanges.filter(exchange => exchange.findings.some(finding => finding.rule === rule));
  if (about.length > 0) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = about.length === 1 ? "Show the exchange" : `Show ${grouped(about.length)} exchanges`;
    button.addEventListener("click", () => {
      show({rule, q: "", server: "", framing: "", from: "", to: "", open: about[0].key, tab: rule});
      document.getElementById("app").scrollIntoView();
    });
    group.append(button);
  }
}

addEventListener("keydown", event => {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === "/" && !typing) {
    event.preventDefault();
    document.getElementById("search").focus();
  } else if (event.key === "Escape" && state.open && !typing) {
    closeDetail();
  }
});

for (const [event, value] of [["beforeprint", true], ["afterprint", false]]) {
  addEventListener(event, () => {
    printing = value;
    for (const details of document.querySelectorAll("details.group")) {
      details.open = value;
    }
    redraw();
  });
}
if (state.open) {
  document.querySelector(".stage").scrollIntoView();
}
document.documentElement.dataset.ready = "yes";
