"""The threaded echo server as Python's standard library would have it."""

import socket
import socketserver


class EchoHandler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.request.sendall(b"Welcome to the server. Type something and hit enter\n")
        while data := self.request.recv(1024):
            self.request.sendall(b"OK..." + data)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 4096


with Server(("127.0.0.1", 0), EchoHandler) as server:
    print("Listening on {}:{}".format(*server.server_address), flush=True)
    server.serve_forever()
