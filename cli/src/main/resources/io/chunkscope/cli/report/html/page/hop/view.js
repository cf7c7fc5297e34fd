// What can be chosen on the page of a comparison, and what is at first.

const DEFAULTS = {
  q: "", path: "", rule: "", kind: "", held: "", sort: "worst",
  from: "", to: "", open: "", tab: "",
};
