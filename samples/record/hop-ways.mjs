// An HTTP origin behind a hop: what a hop may do to a response shows in these. Usage: node hop-ways.mjs ADDRESS PORT [flaky]
import { createServer } from 'node:http';

const [address, port, flaky] = process.argv.slice(2);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const text = (length, letter) => letter.repeat(79).concat('\n').repeat(length / 80 + 1).slice(0, length);

// Three flushes: at 0, 150 and 300 ms.
async function stream(response) {
  response.write(text(1000, 'a'));
  await pause(150);
  response.write(text(3000, 'b'));
  await pause(150);
  response.end(text(500, 'c'));
}

const pages = {
  '/stream': (request, response) => stream(response),
  '/accel': (request, response) => {
    response.setHeader('X-Accel-Buffering', 'no');
    return stream(response);
  },
  '/fixed': (request, response) => {
    response.setHeader('Content-Length', 3000);
    response.end(text(3000, 'f'));
  },
  '/cached': (request, response) => {
    response.setHeader('Cache-Control', 'max-age=600');
    response.setHeader('Content-Length', 2000);
    response.end(text(2000, 'g'));
  },
  // A flaky server hangs up on every other request.
  '/flaky': (request, response) => {
    hangUp = flaky && !hangUp;
    return hangUp ? request.socket.destroy() : stream(response);
  },
};
let hangUp = false;

createServer((request, response) => {
  response.setHeader('Content-Type', 'text/html');
  const page = pages[new URL(request.url, 'http://origin').pathname];
  if (page) page(request, response);
  else response.writeHead(404).end(); // Squid asks for pages of its own.
}).listen(Number(port), address);
