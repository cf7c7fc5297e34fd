// Numbers as a person reads them.

const three = value => value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** A duration in microseconds. */
function duration(us) {
  if (us < 1) {
    return "under 1 µs";
  }
  if (us < 1000) {
    return `${us} µs`;
  }
  if (us < 999_500) {
    return `${three(us / 1000)} ms`;
  }
  if (us < 60_000_000) {
    return `${three(us / 1_000_000)} s`;
  }
  const seconds = Math.round(us / 1_000_000);
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes} min${seconds % 60 ? ` ${seconds % 60} s` : ""}`
    : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function bytes(count) {
  if (count < 1000) {
    return `${count} B`;
  }
  if (count < 999_500) {
    return `${three(count / 1000)} kB`;
  }
  return count < 999_500_000 ? `${three(count / 1_000_000)} MB` : `${three(count / 1e9)} GB`;
}

const grouped = number => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

const count = (number, noun) => `${grouped(number)} ${noun}${number === 1 ? "" : "s"}`;

/** The time of day, UTC, of microseconds since the base. */
function clock(us) {
  const ms = data.baseMs + Math.floor(us / 1000);
  const iso = new Date(ms).toISOString();
  return `${iso.slice(11, 23)}${String(((us % 1000) + 1000) % 1000).padStart(3, "0")}`;
}

/** A list in words: a, b and c. */
const listed = parts => parts.length < 2
  ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;

/** Cut in the middle, so that both ends stay. */
function shortened(string, limit) {
  if (string.length <= limit) {
    return string;
  }
  const tail = Math.floor(limit / 3);
  return `${string.slice(0, limit - tail - 1)}…${string.slice(-tail)}`;
}
