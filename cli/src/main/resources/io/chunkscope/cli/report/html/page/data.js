// The page's data, and what all pages read from them.

const data = JSON.parse(document.getElementById("data").textContent);

const text = number => number === undefined || number < 0 ? "" : data.strings[number];

/** The parts of a bar: kind, beginning, duration, and number of the flush or cause of the pause. */
function spansOf(numbers) {
  const spans = [];
  for (let i = 0; i < numbers.length; i += 4) {
    const kind = data.spanKinds[numbers[i]];
    const pause = kind.endsWith("pause");
    spans.push({
      kind,
      from: numbers[i + 1],
      to: numbers[i + 1] + numbers[i + 2],
      flush: pause ? -1 : numbers[i + 3],
      cause: pause ? data.pauseCauses[numbers[i + 3]] : null,
    });
  }
  return spans;
}

function findingOf(finding) {
  const rule = text(finding.rule);
  return {
    rule,
    severity: data.severities[finding.severity],
    confidence: text(finding.confidence),
    party: text(finding.party),
    side: text(finding.side),
    summary: text(finding.summary),
    fix: text(finding.fix),
    spec: text(finding.spec),
    at: finding.at,
    frames: finding.frames || [],
  };
}

/** Rules and severities of a row, in turn. */
function marksIn(numbers) {
  const findings = [];
  for (let i = 0; numbers && i < numbers.length; i += 2) {
    findings.push({rule: text(numbers[i]), severity: numbers[i + 1]});
  }
  return findings;
}

const worstOf = findings => findings.reduce((worst, finding) => Math.max(worst, finding.severity), -1);
