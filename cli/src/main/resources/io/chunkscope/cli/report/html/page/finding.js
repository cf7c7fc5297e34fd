// A finding in the detail panel, with the rule's explanation from the manual.

const HEADINGS = ["What it is", "Why it matters", "Example on the wire", "What to do", "Reference"];

/** The manual page of a rule: prose, headings, and examples that keep their lines. */
function Explanation({rule}) {
  const blocks = [];
  const add = (kind, words) => {
    const last = blocks[blocks.length - 1];
    if (last && last.kind === kind && kind !== "heading" && !last.over) {
      last.words += (kind === "example" ? "\n" : " ") + words;
    } else {
      blocks.push({kind, words});
    }
  };
  for (const each of rule.explanation.trim().split("\n")) {
    if (!each.trim()) {
      if (blocks.length) {
        blocks[blocks.length - 1].over = true;
      }
    } else if (HEADINGS.includes(each.trim())) {
      add("heading", each.trim());
    } else {
      add(/^( {2}|\t)/.test(each) ? "example" : "prose", each.replace(/^ {2}/, ""));
    }
  }
  const elements = {heading: "h5", example: "pre", prose: "p"};
  return blocks.map(block => h(elements[block.kind], null, block.words));
}

function FindingCard({finding}) {
  const rule = data.rules[finding.rule];
  const asked = state.tab === finding.rule;
  return h("article", {class: `finding ${finding.severity} ${asked ? "asked" : ""}`, id: asked ? "asked" : undefined},
    h("h4", null, h("span", {class: `badge ${finding.severity}`}, `${SEVERITY_SHAPES[finding.severity]} ${finding.severity}`), " ", finding.rule),
    h("p", null, finding.summary || (rule || {}).summary),
    finding.fix && h("p", null, h("b", null, "What to change: "), finding.fix),
    h("p", {class: "dim"}, [
      finding.party && `Whose doing: ${finding.party}`, finding.confidence && `confidence: ${finding.confidence}`,
      finding.at !== undefined && `certain at ${clock(finding.at)}`,
      finding.frames && finding.frames.length && `frames ${finding.frames.join(", ")}`,
      finding.spec,
    ].filter(Boolean).join("; ")),
    rule && h("details", {class: "explanation", open: asked},
      h("summary", null, "What this means"), h(Explanation, {rule})));
}
