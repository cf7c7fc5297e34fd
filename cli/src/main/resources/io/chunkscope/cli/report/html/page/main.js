// Puts the parts of a report's page together.

const AXES = {exchange: "since the request", capture: "since the capture began"};

const axisWords = () => AXES[state.group === "none" && state.axis === "group" ? "exchange" : state.axis]
  || (state.group === "connection" ? "since the connection began" : "since the page began");

function App() {
  const opened = byKey.get(state.open);
  return h(Fragment, null,
    h(Patterns),
    h(Toolbar),
    h(Stage, {
      rows: {
        name: "Exchanges", row: Row, heading: Heading, axis: axisWords(),
        none: exchanges.length ? "No exchange is like that." : "No exchange to show.",
      },
      detail: opened && h(Detail, {exchange: opened, tab: state.tab, key: "detail"}),
    }),
    h(Legend));
}

start(() => {
  render(h(App), document.getElementById("app"));
  render(h(Plots), document.getElementById("plots"));
});
leadFromSummary(exchanges, "exchange", NO_FILTER);
