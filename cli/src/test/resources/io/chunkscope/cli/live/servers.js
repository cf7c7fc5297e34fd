// Two servers: 8081 speaks HTTP as Node does; 8082 streams without framing, as an application behind
// IIS with "Connection: close" may do, and says on standard output when it sent what decides.
const http = require('http');
const net = require('net');

http.createServer((request, response) => {
  if (request.url === '/chunked') {
    response.write('first');
    setTimeout(() => response.end('second'), 150);
  } else {
    response.setHeader('Content-Length', 5);
    response.end('sized');
  }
}).listen(8081, '127.0.0.1', () => console.log('ready 8081'));

net.createServer(socket => {
  socket.on('error', () => {});
  socket.once('data', () => {
    socket.write('HTTP/1.1 200 OK\r\nServer: Microsoft-IIS/7.5\r\nContent-Type: text/html\r\n'
      + 'Connection: close\r\n\r\n<p>first</p>');
    setTimeout(() => socket.write('<p>second</p>'), 200);
    setTimeout(() => socket.end('<p>third</p>', () => console.log('sent ' + Date.now())), 400);
  });
}).listen(8082, '127.0.0.1', () => console.log('ready 8082'));
