// What can be chosen on the page of a report, and what is at first.

const DEFAULTS = {
  q: "", rule: "", server: "", framing: "", group: defaultGroup(), sort: data.omitted.exchanges > data.omitted.shown ? "severity" : "time", axis: "group",
  from: "", to: "", open: "", tab: "",
};

/** Pages where there are some; connections where they are not so long that exchanges vanish on them. */
function defaultGroup() {
  const sizes = new Map();
  for (const exchange of exchanges) {
    if (exchange.page >= 0) {
      sizes.set(exchange.page, (sizes.get(exchange.page) || 0) + 1);
    }
  }
  const onPages = [...sizes.values()].filter(size => size > 1).reduce((sum, size) => sum + size, 0);
  if (onPages * 2 >= exchanges.length && onPages > 0) {
    return "page";
  }
  const median = values => values.sort((a, b) => a - b)[values.length >> 1] || 0;
  const long = median(connections.map(connection => connection.to - connection.from));
  return long <= 60 * median(exchanges.map(exchange => exchange.end)) && exchanges.length < 1000 ? "connection" : "none";
}
