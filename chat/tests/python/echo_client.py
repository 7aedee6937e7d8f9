"""An echo client in the manner of the chapter.

Usage: echo_client.py PORT PIECE...
"""

import socket
import sys

SIZE = 1024

with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as server:
    print(server.recv(SIZE).decode(), end="")
    for piece in sys.argv[2:]:
        server.send(piece.encode())
        print(server.recv(SIZE).decode())
