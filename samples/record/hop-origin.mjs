// An HTTP origin for captures of both sides of a hop: what it answers depends on the id asked for, when on
// chance. Usage: node hop-origin.mjs ADDRESS PORT [refuses|hangs-up], which a third of the requests meets with.
import { createServer } from 'node:http';

const [address, port, failing] = process.argv.slice(2);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const text = (length, letter) => letter.repeat(79).concat('\n').repeat(length / 80 + 1).slice(0, length);

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://origin');
  const id = Number(url.searchParams.get('id'));
  await pause(Math.random() * 40);
  if (failing && Math.random() < 1 / 3) {
    if (failing === 'hangs-up') request.socket.destroy();
    else response.writeHead(503).end('busy');
    return;
  }
  response.setHeader('Content-Type', 'text/html');
  if (url.pathname === '/stream') {
    response.write(text(200 + id, 'a'));
    await pause(60);
    response.end(text(100, 'b'));
    return;
  }
  if (url.pathname === '/bits') {
    for (let bit = 0; bit < 3; bit++) {
      response.write(text(200, 'd'));
      await pause(10 + Math.random() * 60);
    }
    response.end(text(100, 'e'));
    return;
  }
  const body = text(100 + 7 * id, 'c');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}).listen({ host: address, port, backlog: 511 });
