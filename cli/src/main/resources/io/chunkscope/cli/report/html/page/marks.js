// The marks of findings on a row.

/** One mark for each rule, the worst first; it opens the explanation. */
function Marks({of}) {
  const rules = new Map();
  for (const finding of [...of.findings].sort((a, b) => b.severity - a.severity)) {
    if (!rules.has(finding.rule)) {
      rules.set(finding.rule, finding);
    }
  }
  const shown = [...rules.values()].slice(0, 3);
  return h("span", {class: "marks"}, shown.map(finding => {
    const severity = data.severities[finding.severity];
    const summary = (data.rules[finding.rule] || {}).summary || "";
    return h("button", {
      type: "button", tabIndex: -1, class: `mark ${severity}`, "data-rule": finding.rule,
      title: `${severity} ${finding.rule}: ${summary}`, "aria-label": `${severity}: ${finding.rule}. Explain`,
      onClick: event => {
        event.stopPropagation();
        show({open: of.key, tab: finding.rule});
      },
    }, SEVERITY_SHAPES[severity]);
  }), rules.size > 3 && h("span", {class: "more"}, `+${rules.size - 3}`));
}
