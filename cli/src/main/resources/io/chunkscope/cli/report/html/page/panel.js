// What panels of details are made of: the panel, tables, text to copy.

const TABLE_ROWS = 200;

function Table({title, heads, rows, note}) {
  return h("div", {class: "table"}, h("table", null,
    h("caption", null, title),
    h("thead", null, h("tr", null, heads.map(head => h("th", {scope: "col"}, head)))),
    h("tbody", null, rows.slice(0, TABLE_ROWS).map(cells => h("tr", null, cells.map(cell => h("td", null, cell)))))),
  note && h("p", {class: "dim"}, note));
}

class Copy extends Component {
  constructor() {
    super();
    this.field = createRef();
    this.state = {done: false};
  }

  copy() {
    const done = () => {
      this.setState({done: true});
      setTimeout(() => this.setState({done: false}), 1500);
    };
    // From disk the clipboard may be refused: then the text is selected, ready to be copied by hand.
    const field = this.field.current;
    field.focus();
    field.select();
    if (navigator.clipboard) {
      navigator.clipboard.writeText(this.props.value).then(done, () => {});
    }
  }

  render({label: words, value}, {done}) {
    return h("div", {class: "copy"}, h("label", null, h("span", null, words),
      h("input", {ref: this.field, type: "text", readOnly: true, value})),
      h("button", {type: "button", onClick: () => this.copy()}, done ? "Copied" : "Copy"));
  }
}

/** The panel itself; at the finding that was asked for, else at its top. */
class Panel extends Component {
  constructor() {
    super();
    this.heading = createRef();
  }

  componentDidMount() {
    this.arrive();
  }

  componentDidUpdate(before) {
    if (before.of !== this.props.of || before.tab !== this.props.tab) {
      this.arrive();
    }
  }

  arrive() {
    const asked = document.getElementById("asked");
    const body = document.getElementById("detail-body");
    // Not scrollIntoView, which would move the page, too.
    body.scrollTop = asked ? asked.offsetTop - body.offsetTop - 6 : 0;
    this.heading.current.focus({preventScroll: true});
  }

  render({name, method, target, children}) {
    return h("aside", {class: "detail", id: "detail", role: "dialog", "aria-label": `Details of ${name}`,
      onKeyDown: event => event.key === "Escape" && closeDetail()},
      h("header", null,
        h("h3", {ref: this.heading, tabIndex: -1}, h("span", {class: "method"}, method || "?"), " ",
          h("bdi", null, target || "(no request)")),
        h("button", {type: "button", class: "close", "aria-label": "Close (Escape)", title: "Close (Escape)", onClick: closeDetail}, "✕")),
      h("div", {class: "body", id: "detail-body", tabIndex: 0, role: "region", "aria-label": "Details"}, children));
  }
}
