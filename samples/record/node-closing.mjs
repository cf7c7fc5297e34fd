// Node.js with keep-alive off. Usage: node node-closing.mjs ADDRESS PORT
import { createServer } from 'node:http';

const [address, port] = process.argv.slice(2);
const server = createServer((request, response) => {
  response.shouldKeepAlive = false;
  response.write('first part\n');
  setTimeout(() => response.end('second part\n'), 100);
});
server.listen(Number(port), address);
