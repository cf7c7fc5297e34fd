// The time axis: from time to pixels, its marks, zoom and pan. Times are microseconds.

const MARGIN = 14;

function scaleOf(list, width) {
  const room = Math.max(60, width - 2 * MARGIN);
  const from = state.from === "" ? -0.01 * list.extent : Number(state.from) || 0;
  let to = state.to === "" ? list.extent * 1.12 : Number(state.to) || 0;
  if (!(to > from)) {
    to = from + 1;
  }
  const perPixel = (to - from) / room;
  return {
    from, to, width,
    x: us => MARGIN + (us - from) / perPixel,
    us: x => from + (x - MARGIN) * perPixel,
  };
}

/** How much time the axis shows at first: all of it, but not for the sake of a few stragglers. */
function extentOf(ends) {
  if (ends.length === 0) {
    return 1000;
  }
  ends.sort((a, b) => a - b);
  const longest = ends[ends.length - 1];
  const usual = ends[Math.floor(ends.length * 0.9)];
  return Math.max(10, ends.length > 20 && longest > 6 * usual ? 1.5 * usual : longest);
}

/** Round times for the marks of the axis, about every 110 pixels. */
function marksOf(scale) {
  const wanted = (scale.to - scale.from) / Math.max(2, scale.width / 110);
  const power = 10 ** Math.floor(Math.log10(Math.max(1, wanted)));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= wanted) || power * 10;
  const marks = [];
  for (let us = Math.ceil(scale.from / step) * step; us <= scale.to; us += step) {
    marks.push(us);
  }
  return marks;
}

function mark(us) {
  if (us === 0) {
    return "0";
  }
  return us < 0 ? `−${duration(-us)}` : duration(us);
}

function zoom(factor, around) {
  const scale = scaleOf(listing(), 1000);
  const middle = around === undefined ? (scale.from + scale.to) / 2 : around;
  const from = middle - (middle - scale.from) * factor;
  const to = middle + (scale.to - middle) * factor;
  if (to - from >= 5 && to - from < 1e15) {
    show({from: String(Math.round(from)), to: String(Math.round(to))});
  }
}

/** Moves the axis by a part of what it shows. */
function pan(part) {
  const scale = scaleOf(listing(), 1000);
  const by = (scale.to - scale.from) * part;
  show({from: String(Math.round(scale.from + by)), to: String(Math.round(scale.to + by))});
}

const fit = () => show({from: "", to: ""});
