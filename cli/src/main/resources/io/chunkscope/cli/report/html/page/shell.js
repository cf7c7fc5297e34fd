// What all pages do: open and close details, follow findings from the summary, print, keep up to date.

let printing = false;
const list = createRef();

/** Opens the details of a row. */
function choose(key) {
  const {rows} = listing();
  list.current.current = rows.findIndex(row => row.id === key);
  show({open: key, tab: ""});
}

function closeDetail() {
  show({open: "", tab: ""});
  document.getElementById("list").focus({preventScroll: true});
}

/** The list, and beside it the details of what is open. */
function Stage({rows, detail}) {
  return h("div", {class: `stage ${detail ? "with-detail" : ""}`}, h(List, {ref: list, key: "list", ...rows}), detail);
}

/** A finding in the summary leads to what it is about; all is the filter that hides nothing. */
function leadFromSummary(things, noun, all) {
  for (const group of document.querySelectorAll("details.group")) {
    const {rule} = group.dataset;
    const about = things.filter(thing => thing.findings.some(finding => finding.rule === rule));
    if (about.length > 0) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = about.length === 1 ? `Show the ${noun}` : `Show ${count(about.length, noun)}`;
      button.addEventListener("click", () => {
        show({...all, rule, from: "", to: "", open: about[0].key, tab: rule});
        document.getElementById("app").scrollIntoView();
      });
      group.append(button);
    }
  }
}

/** Draws the page, and whenever something about it changes. */
function start(draw) {
  redraw = () => {
    draw();
    if (list.current) {
      list.current.forceUpdate();
    }
  };
  document.getElementById("app").textContent = "";
  redraw();
  if (state.open) {
    document.querySelector(".stage").scrollIntoView();
  }
  document.documentElement.dataset.ready = "yes";
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
      details.dataset.open = value ? String(details.open) : details.dataset.open;
      details.open = value || details.dataset.open === "true";
    }
    redraw();
  });
}
