# A server that answers one request and closes two seconds later with the next one unread, which makes
# the system send a RST. Usage: python3 unread.py ADDRESS PORT
import socket
import sys
import time

listener = socket.create_server((sys.argv[1], int(sys.argv[2])))
while True:
    connection, _ = listener.accept()
    if connection.recv(65536):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
        time.sleep(2)
    connection.close()
