// The list: only rows in sight are in the document, however many there are.

const OVERSCAN = 300;

/** Puts items one below the other; how high they are. */
function stacked(items) {
  let top = 0;
  for (const item of items) {
    item.top = top;
    top += item.height;
  }
  return top;
}

/** What makes an element a row of the list. */
const rowAttributes = (item, index, selected, open) => ({
  role: "row", id: `row-${item.number}`, "aria-rowindex": index + 1, "aria-selected": open ? "true" : "false",
  "data-key": item.id, class: `row ${selected ? "current" : ""} ${open ? "open" : ""}`,
  style: {top: `${item.top}px`, height: `${item.height}px`}, onClick: () => choose(item.id),
});

/** Drawn anew only when something about it has changed: scrolling draws what comes into sight alone. */
class Steady extends Component {
  shouldComponentUpdate(next) {
    return Object.keys(next).some(name => next[name] !== this.props[name]);
  }

  render({as, ...rest}) {
    return as(rest);
  }
}

/** The first item whose lower edge is below a height. */
function firstBelow(items, y) {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].top + items[middle].height <= y) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

class List extends Component {
  constructor() {
    super();
    this.state = {top: 0, height: 700, width: 900};
    this.scroller = createRef();
    this.current = 0;
  }

  componentDidMount() {
    const scroller = this.scroller.current;
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(scroller);
    // Not passive: zooming must keep the page from scrolling.
    scroller.addEventListener("wheel", event => this.wheel(event), {passive: false});
    this.measure();
    if (state.open) {
      this.reveal(state.open);
    }
  }

  measure() {
    const scroller = this.scroller.current;
    const {width, height} = this.state;
    if (scroller && (scroller.clientWidth !== width || scroller.clientHeight !== height)) {
      this.setState({width: scroller.clientWidth, height: scroller.clientHeight});
    }
  }

  /** Scrolls to a row and makes it the current one. */
  reveal(key) {
    const {rows} = listing();
    const at = rows.findIndex(row => row.id === key);
    if (at >= 0) {
      this.goTo(at);
    }
  }

  goTo(index) {
    const {rows} = listing();
    this.current = Math.max(0, Math.min(rows.length - 1, index));
    const row = rows[this.current];
    const scroller = this.scroller.current;
    if (row && scroller) {
      const room = scroller.clientHeight - RULER_HEIGHT;
      if (row.top - 40 < scroller.scrollTop) {
        scroller.scrollTop = Math.max(0, row.top - 40);
      } else if (row.top + row.height > scroller.scrollTop + room) {
        scroller.scrollTop = row.top + row.height - room;
      }
    }
    this.forceUpdate();
  }

  key(event) {
    const steps = {ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10};
    const {rows} = listing();
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key in steps) {
      this.goTo(this.current + steps[event.key]);
    } else if (event.key === "Home" || event.key === "End") {
      this.goTo(event.key === "Home" ? 0 : rows.length - 1);
    } else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      pan(event.key === "ArrowLeft" ? -0.1 : 0.1);
    } else if (event.key === "+" || event.key === "-") {
      zoom(event.key === "+" ? 0.7 : 1 / 0.7);
    } else if (event.key === "0") {
      fit();
    } else if (event.key === "Enter" && rows[this.current]) {
      choose(rows[this.current].id);
    } else {
      return;
    }
    event.preventDefault();
  }

  wheel(event) {
    if (event.ctrlKey) {
      event.preventDefault();
      const box = this.scroller.current.getBoundingClientRect();
      const scale = scaleOf(listing(), this.chartWidth());
      zoom(event.deltaY < 0 ? 0.8 : 1.25, scale.us(event.clientX - box.left - this.whatWidth()));
    } else if (event.shiftKey && event.deltaY) {
      event.preventDefault();
      pan(event.deltaY > 0 ? 0.1 : -0.1);
    }
  }

  /** Dragging the ruler moves the axis. */
  drag(event) {
    const scale = scaleOf(listing(), this.chartWidth());
    const startX = event.clientX;
    const ruler = event.currentTarget;
    ruler.setPointerCapture(event.pointerId);
    ruler.onpointermove = moved => {
      const by = (scale.to - scale.from) * (startX - moved.clientX) / scale.width;
      show({from: String(Math.round(scale.from + by)), to: String(Math.round(scale.to + by))});
    };
    ruler.onpointerup = () => {
      ruler.onpointermove = null;
      ruler.onpointerup = null;
    };
  }

  whatWidth() {
    return this.state.width < 760 ? Math.round(this.state.width * 0.45) : 344;
  }

  chartWidth() {
    return Math.max(120, this.state.width - this.whatWidth());
  }

  /** The same objects for as long as the axis is the same. */
  axis(list) {
    const key = [state.from, state.to, list.key, this.chartWidth()].join("\n");
    if (this.known !== key) {
      this.known = key;
      this.scale = scaleOf(list, this.chartWidth());
      this.marks = marksOf(this.scale);
    }
    return {scale: this.scale, marks: this.marks};
  }

  render({name, none, row, heading, axis}) {
    const list = listing();
    const {scale, marks} = this.axis(list);
    const printed = printing ? 400 : Infinity;
    const from = printing ? 0 : firstBelow(list.items, this.state.top - OVERSCAN);
    const to = printing ? Math.min(list.items.length, printed)
      : Math.min(list.items.length, firstBelow(list.items, this.state.top + this.state.height + OVERSCAN) + 1);
    const shown = list.items.slice(from, to);
    const current = list.rows[this.current];
    const height = printing && shown.length
      ? shown[shown.length - 1].top + shown[shown.length - 1].height : list.height;
    const onScroll = () => this.setState({top: this.scroller.current.scrollTop});
    const currentShown = current && shown.includes(current);
    return h("div", {
      ref: this.scroller, id: "list", role: "grid", tabIndex: 0, "aria-label": name,
      "aria-rowcount": list.items.length, "aria-multiselectable": "false",
      "aria-activedescendant": currentShown ? `row-${current.number}` : undefined,
      class: "list", onScroll, onKeyDown: event => this.key(event),
      style: {"--what": `${this.whatWidth()}px`},
    },
      h(Ruler, {axis, scale, marks, onDrag: event => this.drag(event)}),
      list.rows.length === 0 && h("p", {class: "empty"}, none),
      h("div", {class: "items", role: "rowgroup", style: {height: `${height}px`}},
        shown.map((item, i) => item.kind === "group"
          ? h(Steady, {as: heading, key: item.id, item, scale, marks})
          : h(Steady, {
            as: row, key: item.id, item, index: from + i, selected: item === current,
            open: state.open === item.id, scale, marks,
          }))),
      printing && list.items.length > printed
        && h("p", {class: "empty"}, `${grouped(list.items.length - printed)} more lines are not printed.`));
  }
}

const RULER_HEIGHT = 30;

function Ruler({axis, scale, marks, onDrag}) {
  return h("div", {class: "ruler", "aria-hidden": "true"},
    h("div", {class: "what"}, axis),
    h("svg", {class: "axis", width: scale.width, height: RULER_HEIGHT, onPointerDown: onDrag},
      h("title", null, "drag to move; Ctrl and the wheel zooms"),
      marks.map(us => h(Fragment, null,
        h("line", {class: "grid", x1: scale.x(us), x2: scale.x(us), y1: 20, y2: RULER_HEIGHT}),
        h("text", {x: scale.x(us), y: 15, "text-anchor": "middle"}, mark(us))))));
}
