// Clients for captures of both sides of a hop: requests at a concurrency, each with a field X-Truth of its own, by
// which pairs can be told to be right; the matcher is told to ignore it.
// Usage: node hop-load.mjs URL REQUESTS CONCURRENCY DISTINCT LOCAL_ADDRESS [PATH], else one in ten asks for a stream
import { Agent, request } from 'node:http';

const [url, requests, concurrency, distinct, localAddress, only] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: Number(concurrency), localAddress });
let next = 0;

function exchange(number) {
  const path = `${only ?? (number % 10 === 0 ? '/stream' : '/item')}?id=${number % Number(distinct)}`;
  return new Promise((resolve) => {
    const sent = request(url + path, { agent, headers: { 'X-Truth': `t${number}` } }, (response) => {
      response.resume();
      response.on('close', resolve);
    });
    sent.on('error', resolve);
    sent.end();
  });
}

async function client() {
  while (next < Number(requests)) await exchange(next++);
}
await Promise.all(Array.from({ length: Number(concurrency) }, client));
agent.destroy();
