// Small plots below the table of servers: how long clients waited, how often connections were used, how
// long they lay idle. The steps are those of LogHistogram: 1, 2, 5, 10, 20, 50 and so on.

const stepFrom = step => [1, 2, 5][step % 3] * 10 ** Math.floor(step / 3);

const PLOT = {width: 300, height: 96, left: 8, bottom: 22, top: 14};

function Plot({title, values, unit}) {
  const steps = new Map();
  for (let i = 0; i < values.length; i += 2) {
    steps.set(values[i], values[i + 1]);
  }
  if (steps.size === 0) {
    return h("figure", {class: "plot"}, h("figcaption", null, title), h("p", {class: "dim"}, "none seen"));
  }
  const first = Math.min(...steps.keys());
  const last = Math.max(first + 5, ...steps.keys());
  const total = [...steps.values()].reduce((sum, each) => sum + each, 0);
  const most = Math.max(...steps.values());
  const width = (PLOT.width - 2 * PLOT.left) / (last - first + 1);
  const bottom = PLOT.height - PLOT.bottom;
  const words = step => `${unit(stepFrom(step))} to ${unit(stepFrom(step + 1))}: ${grouped(steps.get(step) || 0)}`;
  const bars = [];
  for (let step = first; step <= last; step++) {
    const tall = (steps.get(step) || 0) / most * (bottom - PLOT.top);
    bars.push(h("g", null, h("title", null, words(step)),
      h("rect", {class: "plot-room", x: PLOT.left + (step - first) * width, y: PLOT.top, width, height: bottom - PLOT.top}),
      h("rect", {class: "plot-bar", x: PLOT.left + (step - first) * width + 0.5, y: bottom - Math.max(tall, steps.get(step) ? 1.5 : 0),
        width: Math.max(1, width - 1), height: Math.max(tall, steps.get(step) ? 1.5 : 0)})));
  }
  const every = Math.ceil((last - first + 1) / 5);
  const marked = [];
  for (let step = first; step <= last; step += every) {
    marked.push(h("text", {x: PLOT.left + (step - first) * width, y: PLOT.height - 8, "text-anchor": step === first ? "start" : "middle"},
      unit(stepFrom(step))));
  }
  const described = [...steps.keys()].sort((a, b) => a - b).map(words).join("; ");
  return h("figure", {class: "plot"}, h("figcaption", null, title, h("span", {class: "dim"}, ` ${grouped(total)} in all`)),
    h("svg", {width: PLOT.width, height: PLOT.height, role: "img", "aria-label": `${title}: ${described}`},
      h("line", {class: "plot-axis", x1: PLOT.left, x2: PLOT.width - PLOT.left, y1: bottom + 0.5, y2: bottom + 0.5}),
      bars, marked));
}

function Plots() {
  const server = data.servers.find(each => each.address === state.server);
  const plots = server && server.plots ? server.plots : data.plots;
  return h(Fragment, null,
    h("h3", null, server ? `Server ${server.address}` : data.servers.length > 1 ? "All servers" : "In numbers"),
    h("div", {class: "plots"},
      h(Plot, {title: "Wait for the first byte", values: plots.wait, unit: duration}),
      h(Plot, {title: "Exchanges per connection", values: plots.exchanges, unit: grouped}),
      h(Plot, {title: "Idle before reuse", values: plots.idle, unit: duration})));
}
