// Writes what really happened in a recorded capture, from those who took part: curl's figures (body
// sizes, statuses) and the servers' own notes (chunks, flushes). tshark only tells which connection
// is which, who closed it, and what nobody noted. Where two of them disagree, nothing is written.
// Usage: node truth.mjs CAPTURE NOTES ORIGIN script=... versions=... description=...
// [flushes=/path:n,...] [upload=bytes]
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const [capture, notesFile, originFile, ...settings] = process.argv.slice(2);
const setting = Object.fromEntries(
  settings.map((s) => [s.slice(0, s.indexOf('=')), s.slice(s.indexOf('=') + 1)]),
);
const knownFlushes = Object.fromEntries(
  (setting.flushes ?? '').split(',').filter(Boolean).map((pair) => pair.split(':')),
);
const flushPauseSeconds = 0.06;

const problems = [];
function agree(what, ...values) {
  const known = values.filter((value) => value !== undefined && value !== '');
  if (new Set(known.map(String)).size > 1) problems.push(`${what}: ${known.join(' or ')}?`);
  return known[0];
}

const fields = [
  'frame.number', 'tcp.stream', 'frame.time_relative', 'ip.src', 'tcp.srcport', 'ip.dst',
  'tcp.dstport', 'tcp.len', 'tcp.flags.syn', 'tcp.flags.fin', 'tcp.flags.reset',
  'http.request.method', 'http.request.uri', 'http.request.version', 'http.response.code',
  'http.chunk_size', 'http.transfer_encoding', 'http.content_length',
];
const frames = execFileSync(
  'tshark',
  ['-n', '-r', capture, '-T', 'fields', ...fields.flatMap((field) => ['-e', field])],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 28 },
)
  .split('\n')
  .filter(Boolean)
  .map((line) => {
    const values = line.split('\t');
    return Object.fromEntries(fields.map((field, i) => [field, values[i]]));
  });

const notes = readFileSync(notesFile, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const notesOf = (by, address, port) =>
  notes.filter((note) => note.by === by && note.address === address && String(note.port) === port);

function framingAsCurlSaw(note) {
  // Status 0: no response came.
  if (note.status === 0) return 'none';
  if (note.method === 'HEAD' || note.status === 204 || note.status === 304) return 'none';
  if (note.te.toLowerCase() === 'chunked') return 'chunked';
  return note.cl === '' ? 'close-delimited' : 'content-length';
}

function isSet(flag) {
  return flag === '1' || flag === 'True';
}

// The responses of a connection as tshark sees them, and its requests.
function seen(stream) {
  const own = frames.filter((frame) => frame['tcp.stream'] === String(stream));
  const ends = [
    { address: own[0]['ip.src'], port: own[0]['tcp.srcport'] },
    { address: own[0]['ip.dst'], port: own[0]['tcp.dstport'] },
  ];
  // Of a connection older than the capture, the lower port is the server's.
  if (!isSet(own[0]['tcp.flags.syn']) && Number(ends[0].port) < Number(ends[1].port)) ends.reverse();
  const [{ address, port }, server] = ends;
  const fromClient = (frame) => frame['tcp.srcport'] === port && frame['ip.src'] === address;
  const requests = [];
  const responses = [];
  for (const frame of own) {
    const time = Number(frame['frame.time_relative']);
    if (frame['http.request.method']) {
      // Pipelined requests may share a packet.
      const versions = frame['http.request.version'].split(',');
      frame['http.request.uri'].split(',').forEach((target, i) => {
        requests.push({
          target,
          version: versions[i],
          upload: frame['http.transfer_encoding'] || frame['http.content_length'],
          flights: 0,
          last: Infinity,
        });
      });
    } else if (!fromClient(frame) && Number(frame['tcp.len']) > 0 && requests.length > 0) {
      const request = requests[requests.length - 1];
      if (request.last === Infinity || time - request.last > flushPauseSeconds) request.flights++;
      request.last = time;
    }
    if (frame['http.response.code']) {
      for (const status of frame['http.response.code'].split(',')) {
        responses.push({ status, chunks: frame['http.chunk_size'] });
      }
    }
  }
  const end = own.find((frame) => isSet(frame['tcp.flags.fin']) || isSet(frame['tcp.flags.reset']));
  return { address, port, server, requests, responses, end, endedByClient: end && fromClient(end) };
}

function describe(stream) {
  const { address, port, server: peer, requests, responses, end, endedByClient } = seen(stream);
  const to = `${peer.address}:${peer.port}`;
  const how = end && isSet(end['tcp.flags.fin']) ? 'fin' : 'rst';
  const first = end ? `${how}-by-${endedByClient ? 'client' : 'server'}` : 'capture-end';
  const lines = [`connection ${stream} ${address}:${port} > ${to} end=${first}`];

  const curl = notesOf('curl', address, port);
  const server = notesOf('server', address, port);
  const final = responses.filter(({ status }) => status >= 200 || status === '101');
  const interim = responses.length - final.length;
  const count = Math.max(curl.length, server.length);
  for (let i = 0; i < count; i++) {
    const [s, r, f] = [server[i], requests[i], final[i]];
    // What curl says of a tunnelled exchange belongs to the connection behind the tunnel.
    const c = s?.framing === 'tunnel' ? undefined : curl[i];
    const path = c && c.url.replace(/^http:\/\/[^/]*/, '');
    const at = `${basename(capture)}, connection ${stream}, exchange ${i}`;
    const method = agree(`${at}, method`, c?.method, s?.method);
    const target = agree(`${at}, target`, s?.target, s ? undefined : path, r?.target);
    const status = agree(`${at}, status`, c?.status, s?.status, f?.status);
    if (status === 0 && f) problems.push(`${at} has a response`);
    const framing = agree(`${at}, framing`, s?.framing, c && framingAsCurlSaw(c));
    const broken = c !== undefined && c.exit !== 0;
    const body = broken ? c.body : agree(`${at}, body`, s?.body, c?.body);
    const line = ['  exchange', method, target, r?.version ?? '?', status, framing, `body=${body}`];
    if (framing === 'chunked' && !broken) {
      const chunks = f?.chunks ? f.chunks.split(',').length - 1 : undefined;
      line.push(`chunks=${agree(`${at}, chunks`, s?.chunks, chunks)}`);
    }
    if (broken) line.push('complete=no');
    const flushes = s?.flushes ?? (body > 0 ? (knownFlushes[target] ?? 1) : 0);
    line.push(`flushes=${flushes}`);
    if (!broken && flushes > 0 && Number(flushes) !== r?.flights) {
      console.error(`note: ${at}: ${flushes} flushes, ${r?.flights} flights on the wire`);
    }
    if (c?.ce) line.push(`coding=${c.ce}`);
    if (c?.upload > 0 || s?.upload > 0) {
      // curl counts a chunked upload with its framing.
      const chunked = r?.upload === 'chunked';
      line.push(`upload=${agree(`${at}, upload`, s?.upload, setting.upload, chunked ? '' : c?.upload)}`);
      line.push(`upload-framing=${chunked ? 'chunked' : 'content-length'}`);
    }
    lines.push(line.join(' '));
  }
  if (interim > 0) {
    const statuses = responses.filter(({ status }) => status < 200 && status !== '101');
    lines.push(`  interim ${statuses.map(({ status }) => status).join(' ')}`);
  }
  return lines;
}

const streams = new Set(frames.map((frame) => Number(frame['tcp.stream'])));
const truth = [...streams].sort((a, b) => a - b).flatMap(describe);
const stated = truth.filter((line) => line.startsWith('  exchange')).length;
const curls = notes.filter((note) => note.by === 'curl').length;
if (curls === 0 || stated < curls) problems.push(`${curls} noted by curl, ${stated} found`);
if (truth.some((line) => /undefined|NaN/.test(line))) problems.push('something is unknown');
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

writeFileSync(
  originFile,
  `# ${setting.description}
#
# Recorded: unshare -n bash samples/record/${setting.script} OUT
# Versions: ${setting.versions}
# Licence:  our own recording of our own traffic, under the project's licence.
#
# What the participants noted, not what an analyzer found: status and body bytes (after dechunking,
# before decoding; 0 for no response) are curl's (or idle.mjs's) and the origin server's, flushes are the server program's; chunks
# (without the last-chunk) are the origin server's or, for servers that keep no such log, tshark's.
# What a proxy makes of its origin's flushes, who ended a connection first and the connections'
# numbers (tcp.stream) are read off the packets.
${truth.join('\n')}
`,
);
