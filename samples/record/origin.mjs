// An HTTP origin on Node.js. Notes for every exchange what it sent: the truth that captures of it are
// held against. Usage: node origin.mjs ADDRESS PORT NOTES
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { appendFileSync } from 'node:fs';
import * as zlib from 'node:zlib';

const [address, port, notes] = process.argv.slice(2);
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const text = (length, letter) => letter.repeat(79).concat('\n').repeat(length / 80 + 1).slice(0, length);

// Each writes the response and returns [framing, sizes of its chunks or writes, flushes, bytes read].
const pages = {
  '/fixed'(request, response) {
    response.setHeader('Content-Length', 30000);
    response.end(text(30000, 'f'));
    return ['content-length', [30000], 1];
  },
  // Three flushes: at 0, 100 and 250 ms.
  async '/stream'(request, response) {
    response.write(text(1000, 'a'));
    await pause(100);
    response.write(text(3000, 'b'));
    await pause(150);
    response.write(text(500, 'c'));
    response.end();
    return ['chunked', [1000, 3000, 500], 3];
  },
  '/burst'(request, response) {
    const sizes = Array.from({ length: 20 }, (_, i) => 100 + 50 * i);
    for (const size of sizes) response.write(text(size, 'd'));
    response.end();
    return ['chunked', sizes, 1];
  },
  // Everything is there at once but the last-chunk.
  async '/late-end'(request, response) {
    response.write(text(2000, 'e'));
    await pause(500);
    response.end();
    return ['chunked', [2000], 1];
  },
  '/large-chunked'(request, response) {
    const sizes = [100, 70000, 30000];
    for (const size of sizes) response.write(text(size, 'l'));
    response.end();
    return ['chunked', sizes, 1];
  },
  // The last-chunk in a segment of its own, without delay worth the name.
  async '/prompt-end'(request, response) {
    response.write(text(2000, 'k'));
    await pause(30);
    response.end();
    return ['chunked', [2000], 1];
  },
  '/trailer'(request, response) {
    response.setHeader('Trailer', 'X-Checksum');
    response.write(text(700, 'g'));
    response.addTrailers({ 'X-Checksum': '2bb3' });
    response.end();
    return ['chunked', [700], 1];
  },
  '/hints'(request, response) {
    response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' });
    return pages['/fixed'](request, response);
  },
  '/nothing'(request, response) {
    response.writeHead(204).end();
    return ['none', [], 0];
  },
  '/cached'(request, response) {
    response.setHeader('ETag', '"v1"');
    if (request.headers['if-none-match'] === '"v1"') {
      response.writeHead(304).end();
      return ['none', [], 0];
    }
    response.setHeader('Content-Length', 400);
    response.end(text(400, 'h'));
    return ['content-length', [400], 1];
  },
  async '/upload'(request, response) {
    let length = 0;
    for await (const part of request) length += part.length;
    const answer = `${length}\n`;
    response.setHeader('Content-Length', answer.length);
    response.end(answer);
    return ['content-length', [answer.length], 1, length];
  },
  // Breaks off in the middle of a chunked body.
  async '/abort'(request, response) {
    response.write(text(1200, 'i'));
    await pause(100);
    response.write(text(800, 'j'));
    await pause(20);
    request.socket.destroy();
    return ['chunked', [1200, 800], 2];
  },
  // Goes on until the client leaves.
  async '/events'(request, response) {
    response.setHeader('Content-Type', 'text/event-stream');
    const sizes = [];
    while (!response.destroyed) {
      const event = `data: ${sizes.length}\n\n`;
      sizes.push(event.length);
      response.write(event);
      await pause(100);
    }
    return ['chunked', sizes, sizes.length];
  },
};

// Compressed, written at 0, 150 and 300 ms: with the compressor flushed after each part, and without.
const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH, ZSTD_e_flush } = zlib.constants;
const compressors = {
  gzip: (flushed) => zlib.createGzip(flushed ? { flush: Z_SYNC_FLUSH } : {}),
  deflate: (flushed) => zlib.createDeflate(flushed ? { flush: Z_SYNC_FLUSH } : {}),
  br: (flushed) => zlib.createBrotliCompress(flushed ? { flush: BROTLI_OPERATION_FLUSH } : {}),
  zstd: (flushed) => zlib.createZstdCompress(flushed ? { flush: ZSTD_e_flush } : {}),
};
if (!zlib.createZstdCompress) delete compressors.zstd;
for (const [coding, compressor] of Object.entries(compressors)) {
  for (const mode of ['flushed', 'held']) {
    pages[`/${coding}-${mode}`] = async (request, response) => {
      response.setHeader('Content-Encoding', coding);
      const encoder = compressor(mode === 'flushed');
      const sizes = [];
      let flushes = 0;
      let last = -Infinity;
      encoder.on('data', (data) => {
        if (performance.now() - last > 60) flushes++;
        last = performance.now();
        sizes.push(data.length);
        response.write(data);
      });
      encoder.write(text(1000, 'a'));
      await pause(150);
      encoder.write(text(3000, 'b'));
      await pause(150);
      encoder.end(text(500, 'c'));
      await new Promise((resolve) => encoder.on('end', resolve));
      response.end();
      return ['chunked', sizes, flushes];
    };
  }
}
// Plain text under the name of a coding.
pages['/mislabelled'] = (request, response) => {
  response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', 900);
  response.end(text(900, 'p'));
  return ['content-length', [900], 1];
};

function missing(request, response) {
  response.writeHead(404, { 'Content-Length': 10 }).end('not found\n');
  return ['content-length', [10], 1];
}

async function answer(request, response) {
  const { remoteAddress, remotePort } = request.socket;
  const note = {
    by: 'server',
    address: remoteAddress,
    port: remotePort,
    method: request.method,
    target: request.url,
    version: request.httpVersion,
  };
  response.setHeader('Content-Type', 'text/html');
  let [framing, sizes, flushes, upload] = await (pages[request.url] ?? missing)(request, response);
  // Node frames by closing where the client cannot read chunks.
  if (framing === 'chunked' && request.httpVersion === '1.0') framing = 'close-delimited';
  if (request.method === 'HEAD') [framing, sizes, flushes] = ['none', [], 0];
  Object.assign(note, { status: response.statusCode, framing, flushes, upload });
  note.body = sizes.reduce((sum, size) => sum + size, 0);
  if (framing === 'chunked') note.chunks = sizes.length;
  appendFileSync(notes, `${JSON.stringify(note)}\n`);
}

const server = createServer(answer);
server.on('connect', (request, socket) => {
  const { remoteAddress, remotePort } = socket;
  const [host, to] = request.url.split(':');
  const upstream = connect({ host, port: to, localAddress: address }, () => {
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    upstream.pipe(socket).on('error', () => upstream.destroy());
    socket.pipe(upstream).on('error', () => socket.destroy());
  });
  const note = { by: 'server', address: remoteAddress, port: remotePort, method: 'CONNECT' };
  Object.assign(note, { target: request.url, version: request.httpVersion, status: 200 });
  Object.assign(note, { framing: 'tunnel', body: 0, flushes: 0 });
  appendFileSync(notes, `${JSON.stringify(note)}\n`);
});
server.listen(Number(port), address);
