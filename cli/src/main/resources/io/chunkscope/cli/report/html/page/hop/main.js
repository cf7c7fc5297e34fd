// Puts the parts of a comparison's page together.

function App() {
  const opened = byKey.get(state.open);
  return h(Fragment, null,
    h(Patterns),
    h(Toolbar),
    h(Stage, {
      rows: {
        name: "Responses on both sides of the hop", row: Row, axis: "since the client's request",
        none: pairs.length ? "No response is like that." : "No response to show.",
      },
      detail: opened && h(Detail, {pair: opened, tab: state.tab, key: "detail"}),
    }),
    h(Legend));
}

start(() => render(h(App), document.getElementById("app")));
leadFromSummary(pairs, "response", NO_FILTER);
