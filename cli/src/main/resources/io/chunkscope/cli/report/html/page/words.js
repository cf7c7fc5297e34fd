// Words for what the data name by short labels. Nothing here is needed to understand the wire: it is
// what a person who owns a server or a load balancer should read.

const FRAMINGS = {
  "chunked": {name: "chunked", text: "in chunks, each with its size before it; the last-chunk tells the end"},
  "content-length": {name: "length", text: "Content-Length told the size beforehand"},
  "close-delimited": {name: "raw until close", text: "neither chunks nor length: only closing the connection tells the end"},
  "none": {name: "no body", text: "without a body by rule"},
  "tunnel": {name: "tunnel", text: "no HTTP from here on"},
  "undetermined": {name: "undetermined", text: "contradictory, or lost in the capture"},
};

const SPANS = {
  "request": {name: "request", text: "bytes of the request"},
  "client-pause": {name: "client pauses", text: "the client had nothing to send in the middle of its request"},
  "request-network-pause": {name: "network", text: "the network held the request up"},
  "wait": {name: "wait", text: "last request byte to first response byte"},
  "unanswered": {name: "no response", text: "no response came before the connection was over"},
  "head": {name: "head", text: "the response's status line and header fields"},
  "body-wait": {name: "head only", text: "the head is there, the body has not begun"},
  "flush": {name: "flush", text: "body bytes that the server sent without pausing"},
  "server-pause": {name: "server pauses", text: "the server had nothing to send"},
  "network-pause": {name: "network", text: "loss, a shut window, or waiting for an acknowledgement"},
  "unknown-pause": {name: "pause", text: "server or network: the packets allow for both"},
  "last-chunk": {name: "last-chunk", text: "the empty chunk that ends a chunked body"},
  "unfinished": {name: "never finished", text: "the rest did not come before the connection was over"},
  "close-lag": {name: "close lag", text: "last byte to the server's FIN"},
};

const CAUSES = {
  "loss": "packets lost",
  "window": "client's window shut",
  "acknowledgement": "waiting for an acknowledgement",
  "path": "slow path",
};

const CONNECTION_ENDS = {
  "fin-by-client": "closed by the client",
  "fin-by-server": "closed by the server",
  "reset-by-client": "reset by the client",
  "reset-by-server": "reset by the server",
  "reused": "ports used again",
  "evicted": "given up for lack of memory",
  "capture-end": "still open when the capture ended",
};

/** The same in few words, beside a bar. */
const ENDINGS = {
  "fin-by-client": "client closes",
  "fin-by-server": "server closes",
  "reset-by-client": "client resets",
  "reset-by-server": "server resets",
  "reused": "ports used again",
  "capture-end": "still open",
};

const MESSAGE_ENDS = {
  "length": "as many bytes as Content-Length declared",
  "last-chunk": "the last-chunk",
  "no-body": "no body",
  "fin": "the server's FIN",
  "reset": "a reset",
  "gap": "a hole in the capture",
  "tunnel": "a tunnel began",
  "malformed": "broken framing",
  "capture-end": "the capture's end",
};

const PERSISTENCE = {
  "close-option": "ends after this (Connection: close)",
  "http11-default": "persists (HTTP/1.1)",
  "http10-keep-alive": "persists (HTTP/1.0 with keep-alive)",
  "http10-default": "ends after this (HTTP/1.0)",
  "length-by-close": "ends after this (only closing ends the body)",
};

const SEVERITY_SHAPES = {error: "✖", warning: "▲", notice: "●", info: "i"};
