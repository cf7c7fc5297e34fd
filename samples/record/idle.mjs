// A client that keeps its connection and chooses the moment of its next request, which curl cannot.
// Notes what it got, in curl's words. Usage: node idle.mjs NOTES LOCAL ADDRESS PORT STEP...
// Steps: METHOD:/path (waits for the response), send:/path,/path (all at once, waits for the server's
// FIN), wait:ms, fin-seen (waits for the server's FIN), lost:METHOD:/path (sends, waits for the end).
import { connect } from 'node:net';
import { appendFileSync } from 'node:fs';

const crlf = '\r\n';
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function run([notes, localAddress, host, port, ...steps]) {
  const socket = connect({ host, port: Number(port), localAddress, allowHalfOpen: true });
  let received = '';
  let changed = () => {};
  let ended = false;
  const note = () => changed();
  socket.on('data', (data) => { received += data.toString('latin1'); note(); });
  socket.on('end', () => { ended = true; note(); });
  socket.on('close', () => { ended = true; note(); });
  socket.on('error', () => {});
  const until = async (done) => {
    while (!done()) await new Promise((resolve) => { changed = resolve; });
  };
  await new Promise((resolve) => socket.once('connect', resolve));
  const { localPort } = socket;

  const send = (method, path) => {
    const body = method === 'POST' ? 'id=1' : '';
    const length = body ? `Content-Length: ${body.length}${crlf}` : '';
    socket.write(`${method} ${path} HTTP/1.1${crlf}Host: ${host}${crlf}`
      + `Connection: keep-alive${crlf}${length}${crlf}${body}`);
  };
  // The first complete response received, if there is one; all have a Content-Length.
  const response = () => {
    const end = received.indexOf(crlf + crlf);
    const length = end < 0 ? undefined : /^content-length: *(\d+)/im.exec(received.slice(0, end))?.[1];
    return length !== undefined && received.length >= end + 4 + Number(length)
      ? { size: end + 4 + Number(length), length, status: Number(received.slice(9, 12)) }
      : undefined;
  };
  const record = (method, path) => {
    const got = response();
    received = got ? received.slice(got.size) : received;
    appendFileSync(notes, JSON.stringify({
      by: 'curl', address: localAddress, port: localPort, method,
      url: `http://${host}${path}`, status: got?.status ?? 0, body: Number(got?.length ?? 0),
      upload: method === 'POST' ? 4 : 0, te: '', cl: got?.length ?? '', ce: '', exit: 0,
    }) + '\n');
  };

  for (const step of steps) {
    const [word, ...rest] = step.split(':');
    if (word === 'wait') {
      await pause(Number(rest[0]));
    } else if (word === 'fin-seen') {
      await until(() => ended);
    } else if (word === 'send') {
      const paths = rest[0].split(',');
      socket.cork();
      paths.forEach((path) => send('GET', path));
      socket.uncork();
      await until(() => ended);
      paths.forEach((path) => record('GET', path));
    } else if (word === 'lost') {
      send(...rest);
      await Promise.race([new Promise((resolve) => socket.once('close', resolve)), pause(3000)]);
      record(...rest);
    } else {
      send(word, rest[0]);
      await until(() => ended || response() !== undefined);
      record(word, rest[0]);
    }
  }
  socket.end();
  await pause(50);
  socket.destroy();
}

await run(process.argv.slice(2));
