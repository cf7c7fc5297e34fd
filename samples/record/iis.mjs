// A raw socket server that frames as IIS 7.5 does with HTTP keep-alive disabled: streamed pages carry
// `Connection: close` and neither Content-Length nor Transfer-Encoding, so that only the FIN ends
// them. With "asked" as the fourth argument it does so only where the client asks for close, and
// sends chunked otherwise. Usage: node iis.mjs ADDRESS PORT NOTES [asked]
import { createServer } from 'node:net';
import { appendFileSync } from 'node:fs';

const [address, port, notes, mode] = process.argv.slice(2);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const html = (length, letter) => `<p>${letter.repeat(length - 8)}</p>\n`;

const pages = {
  // Head and first part at once, the rest at 100 and 250 ms.
  '/page.aspx': [[0, 1500], [100, 4000], [150, 700]],
  '/short.aspx': [[0, 300]],
};

function head(fields) {
  return [
    'HTTP/1.1 200 OK',
    'Cache-Control: private',
    ...fields,
    'Content-Type: text/html; charset=utf-8',
    'Server: Microsoft-IIS/7.5',
    'X-AspNet-Version: 4.0.30319',
    'X-Powered-By: ASP.NET',
    `Date: ${new Date().toUTCString()}`,
  ].join('\r\n');
}

async function answer(socket, request) {
  const [method, target, version] = request.split('\r\n')[0].split(' ');
  const parts = pages[target] ?? pages['/short.aspx'];
  const close = mode !== 'asked' || /^connection: *close/im.test(request) || version === 'HTTP/1.0';
  socket.cork();
  socket.write(head(close ? [] : ['Transfer-Encoding: chunked']));
  socket.write(close ? '\r\nConnection: close\r\n\r\n' : '\r\n\r\n');
  let body = 0;
  for (const [wait, length] of parts) {
    if (wait) await pause(wait);
    const part = html(length, 'x');
    socket.write(close ? part : `${part.length.toString(16)}\r\n${part}\r\n`);
    socket.uncork();
    body += part.length;
  }
  if (close) socket.end();
  else socket.write('0\r\n\r\n');
  const note = { by: 'server', address: socket.remoteAddress, port: socket.remotePort, method };
  Object.assign(note, { target, version: version.slice(5), status: 200, body });
  note.framing = close ? 'close-delimited' : 'chunked';
  note.flushes = parts.length;
  if (!close) note.chunks = parts.length;
  appendFileSync(notes, `${JSON.stringify(note)}\n`);
}

createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
  let pending = '';
  socket.on('error', () => socket.destroy());
  socket.on('end', () => socket.end());
  socket.on('data', (bytes) => {
    pending += bytes.toString('latin1');
    const end = pending.indexOf('\r\n\r\n');
    if (end < 0) return;
    const request = pending.slice(0, end + 2);
    pending = pending.slice(end + 4);
    answer(socket, request);
  });
}).listen(Number(port), address);
