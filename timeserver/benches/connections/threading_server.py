"""The day/time server as Python's standard library would have it: one thread a client."""

import socketserver
import time


class DayTimeHandler(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.sendall((time.ctime() + "\nHave a nice day!").encode())


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 4096


with Server(("127.0.0.1", 0), DayTimeHandler) as server:
    print("Listening on {}:{}".format(*server.server_address), flush=True)
    server.serve_forever()
