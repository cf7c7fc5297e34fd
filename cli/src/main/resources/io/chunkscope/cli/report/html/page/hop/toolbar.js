// Search, filters, order and zoom; and what is shown of what there is.

const MAX_PATHS = 200;

const pathsSeen = counted(pairs, pair => pair.path).slice(0, MAX_PATHS);
const rulesSeen = counted(pairs.flatMap(pair => [...new Set(pair.findings.map(finding => finding.rule))]), rule => rule);
const heldBack = pairs.filter(pair => pair.isHeld).length;
const NO_FILTER = {q: "", path: "", rule: "", kind: "", held: ""};

const part = (shown, all) => shown === all ? grouped(all) : `${grouped(shown)} of ${grouped(all)}`;

/** What the page leaves out, and why. */
function shownWords(rows) {
  const {omitted} = data;
  const words = [rows.length === pairs.length ? count(pairs.length, "response") : `${grouped(rows.length)} of ${count(pairs.length, "response")}`];
  if (omitted.pairs + omitted.unpaired > pairs.length) {
    words.push(`here are ${part(omitted.pairsShown, omitted.pairs)} pairs (${part(omitted.flaggedShown, omitted.flagged)} with findings; of the others those that were held up longest) and ${
      part(omitted.unpairedShown, omitted.unpaired)} exchanges without a counterpart, to keep this page small`);
  }
  if (omitted.withoutDetails > 0) {
    words.push(`for ${grouped(omitted.withoutDetails)} of them heads and tables are left out`);
  }
  return `${words.join("; ")}.`;
}

function Toolbar() {
  return h(Fragment, null,
    h("div", {class: "toolbar", role: "search"},
      h(Search, {placeholder: "path, host, method or status"}),
      h(Choice, {name: "path", label: "Path", options: [["", "all"], ...pathsSeen.map(([path, n]) => [path, `${shortened(path, 50)} (${n})`])]}),
      h(Choice, {name: "rule", label: "Finding", options: [["", "all responses"], ["any", "with any finding"],
        ...rulesSeen.map(([rule, n]) => [rule, `${rule} (${n})`])]}),
      h(Choice, {name: "kind", label: "Pairing", options: [["", "all"], ["paired", "pairs"], ["ambiguous", "ambiguous pairs"], ["unpaired", "without a counterpart"]]}),
      h(Choice, {name: "sort", label: "Order", options: [["worst", "worst first"], ["delay", "longest delay first"], ["time", "time"]]}),
      h("label", {class: "tick"}, h("input", {id: "only-held", type: "checkbox", checked: Boolean(state.held),
        onChange: event => show({held: event.target.checked ? "1" : "", from: "", to: ""})}), `only held back (${grouped(heldBack)})`),
      h(Zoom)),
    h(Shown, {words: shownWords(listing().rows), cleared: NO_FILTER}));
}
